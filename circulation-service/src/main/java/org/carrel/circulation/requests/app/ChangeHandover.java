package org.carrel.circulation.requests.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.Standings;
import org.carrel.circulation.calendar.DueDate;
import org.carrel.circulation.calendar.app.BranchHours;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.app.Overrides;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.Items;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.requests.Fulfilment;
import org.carrel.circulation.requests.HandoverChange;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestAction;
import org.carrel.circulation.requests.Requests;
import org.carrel.platform.security.Caller;

/** Lets a patron get what they asked for at another pickup point, or by delivery. Runs in its caller's transaction. */
@ApplicationScoped
public class ChangeHandover {
    private final Requests requests;
    private final Standings standings;
    private final Items items;
    private final Queues queues;
    private final PlaceDirectory places;
    private final BranchHours hours;
    private final Clock clock;

    ChangeHandover(
            Requests requests,
            Standings standings,
            Items items,
            Queues queues,
            PlaceDirectory places,
            BranchHours hours,
            Clock clock) {
        this.requests = requests;
        this.standings = standings;
        this.items = items;
        this.queues = queues;
        this.places = places;
        this.hours = hours;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It is so. */
        record Done(Request request, List<Finding> findings) implements Outcome {
            public Done {
                findings = List.copyOf(findings);
            }
        }

        /** It is not allowed. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = List.copyOf(findings);
            }
        }

        /** It has ended. */
        record TooLate(Request request) implements Outcome {}

        /** There is no such request. */
        record NoSuchRequest() implements Outcome {}
    }

    /** Changes where, and if a way is given also how, the patron gets it. */
    public Outcome change(
            UUID requestId, UUID servicePointId, @Nullable Fulfilment fulfilment, Overrides overrides, Caller caller) {
        Request seen = requests.find(requestId).orElse(null);
        if (seen == null) {
            return new Outcome.NoSuchRequest();
        }
        caller.requireSelfIfPatron(seen.wish().patronId());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Standing> locked = standings.lockTitle(seen.wish().recordId());
        Request open = requests.lockQueue(seen.wish().recordId()).stream()
                .filter(request -> request.id().equals(requestId))
                .findFirst()
                .orElse(null);
        if (open == null) {
            return new Outcome.TooLate(requests.find(requestId).orElse(seen));
        }
        return switch (HandoverChange.decide(
                facts(open, servicePointId, locked, now),
                servicePointId,
                fulfilment == null ? open.wish().handover().fulfilment() : fulfilment,
                overrides.permittedTo(caller),
                now)) {
            case HandoverChange.Outcome.Refused(var findings) -> new Outcome.Refused(findings);
            case HandoverChange.Outcome.Changed(var changed, var findings) -> {
                requests.save(List.of(changed));
                requests.note(new RequestAction(
                        requestId,
                        changed.version(),
                        RequestAction.Act.HANDOVER_CHANGED,
                        now,
                        new RequestAction.By(caller.subject(), null),
                        open.wish().pickupServicePointId() + " -> " + servicePointId,
                        null));
                yield new Outcome.Done(changed, findings);
            }
        };
    }

    private HandoverChange.Facts facts(Request request, UUID servicePointId, List<Standing> locked, Instant now) {
        PlaceTree tree = places.tree();
        List<Item> copies = items.ofTitle(request.wish().recordId()).stream()
                .filter(item -> request.suppliedItemId() == null
                        ? request.asksFor(item)
                        : item.id().equals(request.suppliedItemId()))
                .toList();
        Optional<Standing> found = locked.stream()
                .filter(standing -> standing.itemId().equals(request.suppliedItemId()))
                .findFirst();
        return new HandoverChange.Facts(
                request,
                tree.servicePoint(servicePointId).orElse(null),
                tree.codesUpward(servicePointId),
                copies.stream()
                        .map(item -> queues.termsOf(request, item, servicePointId))
                        .toList(),
                found.map(Standing::servicePointId).orElse(null),
                copies.isEmpty()
                        ? now
                        : DueDate.shelfExpiry(
                                now,
                                queues.termsOf(request, copies.getFirst(), servicePointId)
                                        .shelfPeriod(),
                                hours.of(tree.branchOf(servicePointId).orElse(servicePointId))));
    }
}
