package org.carrel.catalog.weeding.app;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.availability.Availabilities;
import org.carrel.catalog.availability.Standing;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.processing.ItemEdit;
import org.carrel.catalog.processing.app.HandleItems;
import org.carrel.catalog.processing.app.HandleItems.Hand;
import org.carrel.catalog.repairs.Repair;
import org.carrel.catalog.repairs.app.MendItems;
import org.carrel.catalog.weeding.Candidate;
import org.carrel.catalog.weeding.Criteria;
import org.carrel.catalog.weeding.Weeding;
import org.carrel.catalog.weeding.WeedingLists;
import org.carrel.catalog.weeding.WeedingLists.WeedingList;
import org.carrel.platform.id.IdSource;

/** Makes weeding lists, takes decisions and carries them out; within the caller's transaction. */
@ApplicationScoped
public class Weed {

    /** How many items a list has at the most: more than that nobody looks at. */
    public static final int MOST = 5_000;

    /** How many decisions one call carries out: a transaction should not hold hundreds of items for minutes. */
    private static final int BATCH = 200;

    private final WeedingLists lists;
    private final Items items;
    private final HandleItems handle;
    private final MendItems mend;
    private final Availabilities availabilities;
    private final IdSource ids;
    private final Clock clock;

    Weed(
            WeedingLists lists,
            Items items,
            HandleItems handle,
            MendItems mend,
            Availabilities availabilities,
            IdSource ids,
            Clock clock) {
        this.lists = lists;
        this.items = items;
        this.handle = handle;
        this.mend = mend;
        this.availabilities = availabilities;
        this.ids = ids;
        this.clock = clock;
    }

    /** A list, and how many items are in it. */
    public record Made(WeedingList list, int candidates) {}

    /** How far a list has been carried out. */
    public record Progress(int done, int refused, int left) {}

    /** What came of a decision. */
    public sealed interface Outcome {

        /** It is noted; tells whether the item is the last live copy of its title. */
        record Decided(Candidate candidate, boolean lastCopy) implements Outcome {}

        /** It was carried out already. */
        record DoneAlready() implements Outcome {}

        /** The list has no such item. */
        record Unknown() implements Outcome {}
    }

    /** Makes a list of what fits. */
    public Made make(String name, Criteria criteria, String actor) {
        var list = new WeedingList(ids.next(), name, criteria, actor, clock.instant());
        return new Made(list, lists.make(list, MOST));
    }

    /** Notes what is to become of an item. */
    public Outcome decide(
            UUID listId,
            UUID itemId,
            Candidate.Kind kind,
            @Nullable String reason,
            @Nullable UUID locationId,
            boolean lastCopyToo,
            String actor) {
        Optional<Candidate> candidate = lists.candidateForEdit(listId, itemId);
        if (candidate.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (candidate.get().doneAt() != null) {
            return new Outcome.DoneAlready();
        }
        lists.decide(
                listId, itemId, new Candidate.Decision(kind, reason, locationId, lastCopyToo, actor, clock.instant()));
        return new Outcome.Decided(
                lists.candidateForEdit(listId, itemId).orElseThrow(),
                lists.liveCopies(candidate.get().facts().title().recordId()) <= 1);
    }

    /** Carries out the next decisions of a list; what cannot be is refused with the reason, and may be decided anew. */
    public Progress execute(UUID listId, Hand hand) {
        int done = 0;
        int refused = 0;
        for (Candidate candidate : lists.todoForEdit(listId, BATCH)) {
            Optional<String> refusal = carryOut(candidate, hand);
            if (refusal.isPresent()) {
                lists.refused(listId, candidate.itemId(), refusal.get());
                refused++;
            } else {
                lists.done(listId, candidate.itemId(), clock.instant());
                done++;
            }
        }
        return new Progress(done, refused, lists.todo(listId));
    }

    private Optional<String> carryOut(Candidate candidate, Hand hand) {
        Candidate.Decision decision = candidate.decision();
        Optional<Item> item = items.findForEdit(candidate.itemId());
        if (decision == null || item.isEmpty()) {
            return Optional.of("unknown-item");
        }
        Standing standing =
                availabilities.of(List.of(candidate.itemId())).getOrDefault(candidate.itemId(), Standing.UNTOLD);
        Optional<String> obstacle = Weeding.obstacle(
                decision,
                standing.availability(),
                lists.liveCopies(item.get().description().recordId()),
                item.get().description().withdrawn());
        if (obstacle.isPresent()) {
            return obstacle;
        }
        return switch (decision.kind()) {
            case KEEP -> Optional.empty();
            case WITHDRAW -> refusal(handle.withdraw(candidate.itemId(), decision.reason(), hand));
            case TRANSFER -> {
                UUID locationId = decision.locationId();
                yield locationId == null
                        ? Optional.of("no-location")
                        : refusal(handle.edit(candidate.itemId(), ItemEdit.move(locationId), hand));
            }
            case REPAIR ->
                switch (mend.report(candidate.itemId(), new Repair.Damage("weeding", decision.reason()), null, hand)) {
                    case MendItems.Outcome.Done _ -> Optional.empty();
                    case MendItems.Outcome.Refused _ -> Optional.of("repair-refused");
                    case MendItems.Outcome.Unknown _ -> Optional.of("unknown-item");
                };
        };
    }

    private static Optional<String> refusal(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Stored _ -> Optional.empty();
            case ItemOutcome.Refused refused ->
                Optional.of(refused.reasons().getFirst().code());
            case ItemOutcome.Unknown _ -> Optional.of("unknown-item");
        };
    }
}
