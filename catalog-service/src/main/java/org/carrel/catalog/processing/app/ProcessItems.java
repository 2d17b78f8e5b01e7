package org.carrel.catalog.processing.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.labels.LabelKind;
import org.carrel.catalog.labels.app.PrintLabels;
import org.carrel.catalog.places.Place;
import org.carrel.catalog.places.PlaceTree;
import org.carrel.catalog.places.Places;
import org.carrel.catalog.processing.Advance;
import org.carrel.catalog.processing.Checklist;
import org.carrel.catalog.processing.ItemEdit;
import org.carrel.catalog.processing.ItemProcess;
import org.carrel.catalog.processing.Processes;
import org.carrel.catalog.processing.Progress;
import org.carrel.catalog.processing.Step;
import org.carrel.catalog.processing.app.HandleItems.Hand;
import org.carrel.events.MoneyAmount;
import org.carrel.events.ProcessTag;

/** Takes items from step to step; within the caller's transaction. */
@ApplicationScoped
public class ProcessItems {

    private final Processes processes;
    private final Items items;
    private final HandleItems handle;
    private final PrintLabels labels;
    private final Places places;
    private final Clock clock;

    ProcessItems(Processes processes, Items items, HandleItems handle, PrintLabels labels, Places places, Clock clock) {
        this.processes = processes;
        this.items = items;
        this.handle = handle;
        this.labels = labels;
        this.places = places;
        this.clock = clock;
    }

    /** What came of a command. */
    public sealed interface Outcome {

        /** It is so now. */
        record Done(ItemProcess process) implements Outcome {}

        /** Rules stand in the way: all of them. */
        record Refused(List<? extends Record> reasons) implements Outcome {}

        /** No such item is on its way. */
        record Unknown() implements Outcome {}
    }

    /**
     * A step that an item is to take.
     *
     * @param to the step
     * @param barcode the label that it gets with it; null leaves it as it is
     * @param price the price that it gets with it; null leaves it as it is
     * @param queue labels to be queued for printing at its branch
     * @param note what is to be remembered of it
     */
    public record Move(
            Step to,
            @Nullable Barcode barcode,
            @Nullable MoneyAmount price,
            Set<LabelKind> queue,
            @Nullable String note) {

        /** A step and nothing more. */
        public static Move to(Step step, @Nullable String note) {
            return new Move(step, null, null, Set.of(), note);
        }
    }

    /** Notes items that are on their way from now on. They must exist and carry the tag already. */
    public void begin(Collection<UUID> itemIds, Step at, @Nullable UUID lineId, @Nullable String note, Hand hand) {
        Instant now = clock.instant();
        processes.begin(
                itemIds.stream()
                        .map(id -> ItemProcess.begun(id, at, lineId, now))
                        .toList(),
                new ItemProcess.Change(at, hand.actor(), now, note));
    }

    /** Takes up an item that nobody ordered: a gift, or a find. */
    public Outcome takeUp(UUID itemId, @Nullable String note, Hand hand) {
        Optional<ItemProcess> current = processes.findForEdit(itemId);
        if (current.isPresent()) {
            return new Outcome.Refused(List.of(new AlreadyOnItsWay(
                    "already-on-its-way", itemId, current.get().step())));
        }
        return switch (handle.edit(itemId, ItemEdit.tag(ProcessTag.IN_PROCESS), hand)) {
            case ItemOutcome.Stored _ -> {
                begin(List.of(itemId), Step.RECEIVED, null, note, hand);
                yield new Outcome.Done(processes.find(itemId).orElseThrow());
            }
            case ItemOutcome.Refused refused -> refused(refused);
            case ItemOutcome.Unknown _ -> new Outcome.Unknown();
        };
    }

    /** It is on its way already. */
    public record AlreadyOnItsWay(String code, UUID itemId, Step step) {}

    /**
     * Takes an item to a step.
     *
     * @param precondition is given the current version and throws if the step was not decided on it
     */
    public Outcome advance(UUID itemId, LongConsumer precondition, Move move, Hand hand) {
        Optional<ItemProcess> current = processes.findForEdit(itemId);
        Optional<Item> item = items.findForEdit(itemId);
        if (current.isEmpty() || item.isEmpty()) {
            return new Outcome.Unknown();
        }
        precondition.accept(current.get().version());
        List<Advance.Reason> reasons = Advance.reasons(new Advance.Facts(
                current.get().step(),
                move.to(),
                move.barcode() != null || item.get().description().barcode() != null,
                checklistOf(item.get()),
                current.get().progress()));
        if (!reasons.isEmpty()) {
            return new Outcome.Refused(reasons.stream().map(Record.class::cast).toList());
        }
        ItemOutcome outcome = move.to() == Step.CANCELLED
                ? handle.withdraw(itemId, move.note(), hand)
                : handle.edit(itemId, edit(move), hand);
        return switch (outcome) {
            case ItemOutcome.Stored stored -> new Outcome.Done(stored(current.get(), stored, move, hand));
            case ItemOutcome.Refused refused -> refused(refused);
            case ItemOutcome.Unknown _ -> new Outcome.Unknown();
        };
    }

    /** Notes what has been done of an item's checklist. */
    public Outcome check(UUID itemId, LongConsumer precondition, Progress progress) {
        Optional<ItemProcess> current = processes.findForEdit(itemId);
        Optional<Item> item = items.find(itemId);
        if (current.isEmpty() || item.isEmpty()) {
            return new Outcome.Unknown();
        }
        precondition.accept(current.get().version());
        if (current.get().step().isLast()) {
            return new Outcome.Refused(
                    List.of(new NothingToDo("nothing-to-do", current.get().step())));
        }
        Set<String> known = new HashSet<>();
        checklistOf(item.get()).tasks().forEach(task -> known.add(task.code()));
        List<UnknownTask> unknown = progress.done().stream()
                .filter(code -> !known.contains(code))
                .sorted()
                .map(code -> new UnknownTask("unknown-task", code))
                .toList();
        if (!unknown.isEmpty()) {
            return new Outcome.Refused(unknown);
        }
        ItemProcess checked = current.get().with(progress);
        processes.store(checked);
        return new Outcome.Done(checked);
    }

    /** No step is left at which something could be done. */
    public record NothingToDo(String code, Step step) {}

    /** The checklist of the material has no such task. */
    public record UnknownTask(String code, String task) {}

    /** What is to be done to an item. */
    public Checklist checklistOf(Item item) {
        String material = item.description().types().material();
        return processes.checklist(material).map(Processes.Stored::checklist).orElseGet(() -> Checklist.none(material));
    }

    private static ItemEdit edit(Move move) {
        ItemEdit label = ItemEdit.label(move.barcode(), move.price());
        return label.then(
                switch (move.to()) {
                    case ORDERED -> ItemEdit.tag(ProcessTag.ON_ORDER);
                    case RECEIVED, ACCESSIONED, IN_PROCESS ->
                        ItemEdit.untag(ProcessTag.ON_ORDER).then(ItemEdit.tag(ProcessTag.IN_PROCESS));
                    // Items that were on their way before they said how far carry CATALOGUING.
                    case SHELF_READY, CANCELLED ->
                        ItemEdit.untag(ProcessTag.IN_PROCESS)
                                .then(ItemEdit.untag(ProcessTag.ON_ORDER))
                                .then(ItemEdit.untag(ProcessTag.CATALOGUING));
                });
    }

    private ItemProcess stored(ItemProcess current, ItemOutcome.Stored item, Move move, Hand hand) {
        UUID branchId = item.context().branchId();
        String accession = current.accession();
        if (move.to() == Step.ACCESSIONED && accession == null) {
            accession = number(item.item(), branchId, hand);
        }
        ItemProcess moved = current.at(move.to(), accession, clock.instant());
        processes.store(moved);
        processes.append(moved.itemId(), new ItemProcess.Change(move.to(), hand.actor(), moved.since(), move.note()));
        if (!move.queue().isEmpty()) {
            labels.queue(List.of(moved.itemId()), move.queue(), branchId, hand.actor());
        }
        return moved;
    }

    /** The item's number if it has one, and the next of its library's register if not. */
    private String number(Item item, UUID branchId, Hand hand) {
        Item.Accession held = item.kept().accession();
        if (held != null) {
            return held.text();
        }
        PlaceTree tree = places.tree();
        Place branch = tree.find(branchId).orElseThrow();
        String register = tree.find(branch.description().parentId())
                .orElse(branch)
                .description()
                .code();
        return switch (handle.accession(item.id(), register, hand)) {
            case ItemOutcome.Stored numbered ->
                Objects.requireNonNull(numbered.item().kept().accession(), "it has just been given one")
                        .text();
            case ItemOutcome.Refused refused ->
                throw new IllegalStateException("no number for an item that was just edited: " + refused.reasons());
            case ItemOutcome.Unknown _ -> throw new IllegalStateException("an item that was just edited is there");
        };
    }

    private static Outcome refused(ItemOutcome.Refused refused) {
        var reasons = new ArrayList<Record>();
        refused.reasons().forEach(reason -> reasons.add((Record) reason));
        return new Outcome.Refused(reasons);
    }
}
