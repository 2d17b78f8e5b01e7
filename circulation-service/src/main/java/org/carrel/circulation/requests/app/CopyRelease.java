package org.carrel.circulation.requests.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.Standings;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.items.Items;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.Requests;
import org.carrel.circulation.requests.Withdrawal;

/** Lets go of the copy that was to be fetched for a request which needs it no longer. */
@ApplicationScoped
public class CopyRelease {
    private final Standings standings;
    private final Items items;
    private final Queues queues;
    private final Requests requests;
    private final Whereabouts whereabouts;

    CopyRelease(Standings standings, Items items, Queues queues, Requests requests, Whereabouts whereabouts) {
        this.standings = standings;
        this.items = items;
        this.queues = queues;
        this.requests = requests;
        this.whereabouts = whereabouts;
    }

    /**
     * Releases the copy, or passes it on to the next in the queue; does nothing if it is not on its shelf any more.
     *
     * @param request the request as it was before it ended
     * @param openOnTitle the open requests of the title, locked
     */
    public void release(Request request, List<Request> openOnTitle, Instant now, String actor) {
        release(request, openOnTitle, now, actor, Change.Cause.REQUEST_CANCELLED);
    }

    void release(Request request, List<Request> openOnTitle, Instant now, String actor, Change.Cause cause) {
        UUID itemId = request.suppliedItemId();
        if (itemId == null) {
            return;
        }
        standings.lock(itemId).ifPresent(standing -> items.find(itemId).ifPresent(item -> {
            LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
            Queue queue = queues.of(
                    item,
                    openOnTitle.stream()
                            .filter(open -> !open.id().equals(request.id()))
                            .toList(),
                    today);
            Withdrawal.Outcome outcome = Withdrawal.of(request, item, standing.state(), queue, now);
            if (outcome.takesOver() != null) {
                requests.save(List.of(outcome.takesOver()));
            }
            if (outcome.next() != null) {
                whereabouts.record(
                        List.of(new Change(standing, outcome.next(), cause, now, null, actor, queue.size())));
            }
        }));
    }
}
