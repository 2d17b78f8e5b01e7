package org.carrel.circulation.marks.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.Mark;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.Standings;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.Items;
import org.carrel.circulation.marks.Marking;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.Requests;
import org.carrel.circulation.requests.app.Queues;
import org.carrel.events.Availability;
import org.carrel.platform.security.Caller;

/** Notes what staff say of an item, or says why not. Runs in the transaction of the command that calls it. */
@ApplicationScoped
public class MarkItem {
    private final Items items;
    private final Standings standings;
    private final Requests requests;
    private final Queues queues;
    private final PlaceDirectory places;
    private final Whereabouts whereabouts;
    private final Clock clock;

    MarkItem(
            Items items,
            Standings standings,
            Requests requests,
            Queues queues,
            PlaceDirectory places,
            Whereabouts whereabouts,
            Clock clock) {
        this.items = items;
        this.standings = standings;
        this.requests = requests;
        this.queues = queues;
        this.places = places;
        this.whereabouts = whereabouts;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It stands as staff say. */
        record Marked(Item item, Availability availability, Instant at, List<Finding> warnings) implements Outcome {
            public Marked {
                warnings = List.copyOf(warnings);
            }
        }

        /** It does not. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = List.copyOf(findings);
            }
        }

        /** There is no such item. */
        record NoSuchItem() implements Outcome {}
    }

    /**
     * Marks.
     *
     * @param servicePointId where staff are; null if at no service point
     * @param comment why, in words
     */
    public Outcome mark(UUID itemId, Mark mark, @Nullable UUID servicePointId, String comment, Caller caller) {
        Item item = items.find(itemId).orElse(null);
        if (item == null) {
            return new Outcome.NoSuchItem();
        }
        caller.requireBranch(item.shelf().branchId());
        // The whole title, for a request that loses the item may get another one of it.
        Optional<Standing> standing = standings.lockTitle(item.recordId()).stream()
                .filter(one -> one.itemId().equals(itemId))
                .findFirst();
        if (standing.isEmpty()) {
            return new Outcome.NoSuchItem();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var today = now.atZone(places.tree().zoneOf(item.shelf().branchId())).toLocalDate();
        Queue queue = queues.of(item, requests.lockQueue(item.recordId()), today);
        return switch (Marking.decide(standing.get().state(), mark, queue)) {
            case Marking.Outcome.Refused(var findings) -> new Outcome.Refused(findings);
            case Marking.Outcome.Marked marked -> {
                Request putBack = marked.putBack();
                if (putBack != null) {
                    requests.save(List.of(putBack.putBack()));
                }
                whereabouts.record(List.of(new Change(
                        standing.get(),
                        marked.next(),
                        Change.Cause.MARKED,
                        now,
                        servicePointId,
                        caller.subject(),
                        queue.size(),
                        comment)));
                yield new Outcome.Marked(item, marked.next().availability(), now, marked.warnings());
            }
        };
    }
}
