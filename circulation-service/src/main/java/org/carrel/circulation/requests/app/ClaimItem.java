package org.carrel.circulation.requests.app;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.availability.Claims;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Requests;

/** Gives an item that has just come within reach to the first who waits for it: staff are to fetch it. */
@ApplicationScoped
class ClaimItem implements Claims {
    private final Requests requests;
    private final Queues queues;
    private final PlaceDirectory places;

    ClaimItem(Requests requests, Queues queues, PlaceDirectory places) {
        this.requests = requests;
        this.queues = queues;
        this.places = places;
    }

    @Override
    public Claim claim(Item item, Instant now) {
        var today = now.atZone(places.tree().zoneOf(item.shelf().branchId())).toLocalDate();
        Queue queue = queues.of(item, requests.lockQueue(item.recordId()), today);
        return queue.first()
                .map(request -> {
                    requests.save(List.of(request.paged(item, now)));
                    return new Claim(request.id(), queue.size());
                })
                .orElseGet(() -> new Claim(null, queue.size()));
    }
}
