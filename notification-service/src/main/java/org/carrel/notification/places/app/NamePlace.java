package org.carrel.notification.places.app;

import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import org.carrel.events.PlaceChanged;
import org.carrel.notification.owners.app.Owners;
import org.carrel.notification.places.Place;
import org.carrel.notification.places.Places;
import org.carrel.notification.places.Whereabouts;

/** Says where something is; outside of any transaction, for it may have to ask the owner. */
@ApplicationScoped
public class NamePlace {

    /** Service point, branch, library, consortium. */
    private static final int LEVELS = 4;

    private final Places places;
    private final PlaceOwner owner;

    NamePlace(Places places, @RestClient PlaceOwner owner) {
        this.places = places;
        this.owner = owner;
    }

    public Whereabouts of(UUID placeId) {
        var way = new ArrayList<Place>();
        Optional<UUID> next = Optional.of(placeId);
        while (next.isPresent() && way.size() < LEVELS) {
            var place = known(next.get());
            place.ifPresent(way::add);
            next = place.flatMap(Place::parent);
        }
        return Whereabouts.of(way);
    }

    private Optional<Place> known(UUID id) {
        var held = QuarkusTransaction.requiringNew().call(() -> places.find(id));
        if (held.isPresent()) {
            return held;
        }
        Optional<PlaceChanged> told = Owners.ask("catalog-service", () -> owner.place(id));
        told.ifPresent(changed -> QuarkusTransaction.requiringNew().run(() -> places.take(changed)));
        return told.map(changed -> new Place(changed.kind(), changed.name(), changed.parentId(), changed.timeZone()));
    }
}
