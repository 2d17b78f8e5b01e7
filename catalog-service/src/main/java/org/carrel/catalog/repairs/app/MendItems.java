package org.carrel.catalog.repairs.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.processing.ItemEdit;
import org.carrel.catalog.processing.app.HandleItems;
import org.carrel.catalog.processing.app.HandleItems.Hand;
import org.carrel.catalog.repairs.Repair;
import org.carrel.catalog.repairs.Repairs;
import org.carrel.catalog.repairs.Stage;
import org.carrel.events.ProcessTag;
import org.carrel.platform.id.IdSource;

/** Keeps repair tickets; within the caller's transaction. */
@ApplicationScoped
public class MendItems {

    private static final int MOST_PHOTOS = 10;

    private final Repairs repairs;
    private final HandleItems handle;
    private final IdSource ids;
    private final Clock clock;

    MendItems(Repairs repairs, HandleItems handle, IdSource ids, Clock clock) {
        this.repairs = repairs;
        this.handle = handle;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of a command. */
    public sealed interface Outcome {

        /** It is so now. */
        record Done(Repair repair) implements Outcome {}

        /** Rules stand in the way: all of them. */
        record Refused(List<? extends Record> reasons) implements Outcome {}

        /** There is no such ticket, or no such item. */
        record Unknown() implements Outcome {}
    }

    /** A ticket of the item is open already. */
    public record RepairOpen(String code, UUID repairId, Stage stage) {}

    /** The stage does not come after the one where it is. */
    public record StageOutOfOrder(String code, Stage at, Stage to, TreeSet<Stage> allowed) {}

    /** Reports that an item is damaged; it is kept off the shelf from now on. */
    public Outcome report(UUID itemId, Repair.Damage damage, @Nullable String note, Hand hand) {
        Optional<Repair> open = repairs.openOf(itemId);
        if (open.isPresent()) {
            return new Outcome.Refused(List.of(new RepairOpen(
                    "repair-open", open.get().id(), open.get().stage().stage())));
        }
        return switch (handle.edit(itemId, ItemEdit.tag(ProcessTag.REPAIR), hand)) {
            case ItemOutcome.Stored _ -> {
                Instant now = clock.instant();
                var repair = new Repair(
                        ids.next(),
                        1,
                        itemId,
                        damage,
                        new Repair.At(Stage.REPORTED, now),
                        Repair.Job.NONE,
                        new Repair.Reported(hand.actor(), now));
                repairs.add(repair);
                repairs.append(repair.id(), new Repair.Change(Stage.REPORTED, hand.actor(), now, note));
                yield new Outcome.Done(repair);
            }
            case ItemOutcome.Refused refused -> refused(refused);
            case ItemOutcome.Unknown _ -> new Outcome.Unknown();
        };
    }

    /** Takes a ticket to its next stage; the item's tags follow. */
    public Outcome advance(UUID id, LongConsumer precondition, Stage to, @Nullable String note, Hand hand) {
        Optional<Repair> current = repairs.findForEdit(id);
        if (current.isEmpty()) {
            return new Outcome.Unknown();
        }
        precondition.accept(current.get().version());
        Stage at = current.get().stage().stage();
        if (!at.next().contains(to)) {
            return new Outcome.Refused(
                    List.of(new StageOutOfOrder("stage-out-of-order", at, to, new TreeSet<>(at.next()))));
        }
        ItemOutcome outcome = to == Stage.WITHDRAWN
                ? handle.withdraw(current.get().itemId(), note, hand)
                : handle.edit(current.get().itemId(), edit(to), hand);
        return switch (outcome) {
            case ItemOutcome.Stored _ -> {
                Repair moved = current.get().at(to, clock.instant());
                repairs.store(moved);
                repairs.append(
                        id, new Repair.Change(to, hand.actor(), moved.stage().since(), note));
                yield new Outcome.Done(moved);
            }
            case ItemOutcome.Refused refused -> refused(refused);
            case ItemOutcome.Unknown _ -> new Outcome.Unknown();
        };
    }

    private static ItemEdit edit(Stage to) {
        return switch (to) {
            case AT_BINDERY -> ItemEdit.untag(ProcessTag.REPAIR).then(ItemEdit.tag(ProcessTag.BINDERY));
            case REPORTED, ASSESSED, MENDING, RETURNED, QUALITY_CHECK ->
                ItemEdit.untag(ProcessTag.BINDERY).then(ItemEdit.tag(ProcessTag.REPAIR));
            case CLOSED, WITHDRAWN -> ItemEdit.untag(ProcessTag.BINDERY).then(ItemEdit.untag(ProcessTag.REPAIR));
        };
    }

    /** Notes who mends it, for how much, and when it is due back. */
    public Outcome assign(UUID id, LongConsumer precondition, Repair.Job job) {
        Optional<Repair> current = repairs.findForEdit(id);
        if (current.isEmpty()) {
            return new Outcome.Unknown();
        }
        precondition.accept(current.get().version());
        Repair assigned = current.get().with(job);
        repairs.store(assigned);
        return new Outcome.Done(assigned);
    }

    /** A ticket has as many photos as it may have. */
    public record PhotosFull(String code, int most) {}

    /** It is no photo that can be read. */
    public record NotAPhoto(String code) {}

    /** Adds a photo to a ticket, painted anew. */
    public Outcome addPhoto(UUID id, byte[] file, String actor) {
        Optional<Repair> current = repairs.findForEdit(id);
        if (current.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (repairs.photos(id).size() >= MOST_PHOTOS) {
            return new Outcome.Refused(List.of(new PhotosFull("photos-full", MOST_PHOTOS)));
        }
        Optional<Photos.Painted> painted = Photos.painted(file);
        if (painted.isEmpty()) {
            return new Outcome.Refused(List.of(new NotAPhoto("not-a-photo")));
        }
        Photos.Painted photo = painted.get();
        repairs.addPhoto(
                id,
                new Repair.Photo(
                        ids.next(), photo.picture().type(), photo.width(), photo.height(), actor, clock.instant()),
                photo.picture().octets());
        return new Outcome.Done(current.get());
    }

    private static Outcome refused(ItemOutcome.Refused refused) {
        return new Outcome.Refused(
                refused.reasons().stream().map(Record.class::cast).toList());
    }
}
