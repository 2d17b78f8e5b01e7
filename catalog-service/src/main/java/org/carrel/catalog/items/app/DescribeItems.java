package org.carrel.catalog.items.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.changes.ChangeLog;
import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.BoundTitles;
import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemChange;
import org.carrel.catalog.items.ItemCheck.Findings;
import org.carrel.catalog.items.ItemDescription;
import org.carrel.catalog.items.ItemHistory;
import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.items.ItemSheet;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.items.app.ItemSurroundings.Around;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.outbox.Outbox;
import org.carrel.platform.security.BranchScope;

/** Adds and edits items; within the caller's transaction. Whoever edits items comes by here, so that all is told. */
@ApplicationScoped
public class DescribeItems {

    private final Items items;
    private final ItemSurroundings surroundings;
    private final ItemHistory history;
    private final BoundTitles bound;
    private final ChangeLog changes;
    private final Outbox outbox;
    private final IdSource ids;
    private final Clock clock;

    DescribeItems(
            Items items,
            ItemSurroundings surroundings,
            ItemHistory history,
            BoundTitles bound,
            ChangeLog changes,
            Outbox outbox,
            IdSource ids,
            Clock clock) {
        this.items = items;
        this.surroundings = surroundings;
        this.history = history;
        this.bound = bound;
        this.changes = changes;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What an edit makes of an item. */
    @FunctionalInterface
    public interface Edit {

        /** What the item is to be. */
        Item of(Item current);
    }

    /** Adds items, each for itself; the outcomes are in the same order. */
    public List<ItemOutcome> add(List<ItemDescription> wanted, Editor editor) {
        Around around = surroundings.around(wanted, List.of());
        Instant now = clock.instant();
        var outcomes = new ArrayList<ItemOutcome>(wanted.size());
        var added = new ArrayList<Item>();
        var given = new HashSet<Barcode>();
        for (ItemDescription description : wanted) {
            Findings found = around.findings(description, null, editor.scope());
            var reasons = new ArrayList<>(found.reasons());
            Barcode barcode = description.barcode();
            if (barcode != null && !description.withdrawn() && !given.add(barcode)) {
                reasons.add(new ItemReason.BarcodeTwice(barcode.text()));
            }
            if (!reasons.isEmpty()) {
                outcomes.add(new ItemOutcome.Refused(reasons));
                continue;
            }
            var item = new Item(ids.next(), 1, description, Item.Kept.fresh(description, now));
            added.add(item);
            outcomes.add(new ItemOutcome.Stored(item, around.context(description), found.warnings()));
        }
        items.add(added);
        history.append(
                added.stream().map(item -> change(item, List.of(), editor, now)).toList());
        outcomes.forEach(this::tell);
        changes.append(added.stream().map(item -> item.description().recordId()).collect(Collectors.toSet()));
        return outcomes;
    }

    /**
     * Edits an item.
     *
     * @param precondition is given the current version and throws if the edit was not made on it
     */
    public ItemOutcome edit(UUID id, LongConsumer precondition, ItemDescription wanted, Editor editor) {
        return edit(id, precondition, current -> described(current, wanted), editor);
    }

    /** As {@link #edit(UUID, LongConsumer, ItemDescription, Editor)}, starting from what the item is. */
    public ItemOutcome edit(UUID id, LongConsumer precondition, Edit edit, Editor editor) {
        return Objects.requireNonNull(edit(
                        List.of(id),
                        current -> {
                            precondition.accept(current.version());
                            return edit.of(current);
                        },
                        editor)
                .get(id));
    }

    /** Edits many items, each for itself. */
    public Map<UUID, ItemOutcome> edit(Collection<UUID> itemIds, Edit edit, Editor editor) {
        List<Item> current = items.findAllForEdit(itemIds);
        Map<UUID, Item> wanted = current.stream().collect(Collectors.toMap(Item::id, edit::of));
        Around around = around(current, wanted);
        var outcomes = new LinkedHashMap<UUID, ItemOutcome>();
        itemIds.forEach(id -> outcomes.put(id, new ItemOutcome.Unknown()));
        var edited = new ArrayList<Item>();
        var warnings = new HashMap<UUID, List<ItemReason>>();
        for (Item before : current) {
            Item after = Objects.requireNonNull(wanted.get(before.id()));
            Findings found = around.findings(after.description(), before, editor.scope());
            if (!found.reasons().isEmpty()) {
                outcomes.put(before.id(), new ItemOutcome.Refused(found.reasons()));
            } else if (before.equals(after)) {
                outcomes.put(
                        before.id(),
                        new ItemOutcome.Stored(before, around.context(before.description()), found.warnings()));
            } else {
                edited.add(after);
                warnings.put(before.id(), found.warnings());
            }
        }
        Map<UUID, Item> before = current.stream().collect(Collectors.toMap(Item::id, Function.identity()));
        Instant now = clock.instant();
        var told = new ArrayList<ItemChange>();
        var touched = new HashSet<UUID>();
        for (Item stored : items.describe(edited)) {
            Item old = Objects.requireNonNull(before.get(stored.id()));
            told.add(change(stored, ItemSheet.between(old.description(), stored.description()), editor, now));
            touched.add(old.description().recordId());
            touched.add(stored.description().recordId());
            ItemOutcome outcome = new ItemOutcome.Stored(
                    stored, around.context(stored.description()), Objects.requireNonNull(warnings.get(stored.id())));
            outcomes.put(stored.id(), outcome);
            tell(outcome);
        }
        history.append(told);
        touched.addAll(bound.ofAny(told.stream().map(ItemChange::itemId).toList()));
        changes.append(touched);
        return outcomes;
    }

    /** What would come of editing many items: what is stored in the answer is not stored. */
    public Map<UUID, ItemOutcome> preview(Collection<Item> current, Edit edit, Editor editor) {
        Map<UUID, Item> wanted = current.stream().collect(Collectors.toMap(Item::id, edit::of));
        Around around = around(current, wanted);
        var outcomes = new LinkedHashMap<UUID, ItemOutcome>();
        for (Item before : current) {
            Item after = Objects.requireNonNull(wanted.get(before.id()));
            Findings found = around.findings(after.description(), before, editor.scope());
            outcomes.put(
                    before.id(),
                    found.reasons().isEmpty()
                            ? new ItemOutcome.Stored(after, around.context(after.description()), found.warnings())
                            : new ItemOutcome.Refused(found.reasons()));
        }
        return outcomes;
    }

    /** As {@link #preview}, of items by their ids; those that do not exist are left out. */
    public Map<UUID, ItemOutcome> previewOf(List<UUID> itemIds, Edit edit, Editor editor) {
        return preview(items.findAll(itemIds), edit, editor);
    }

    /** Everything that speaks against a new item. */
    public List<ItemReason> reasons(ItemDescription wanted, BranchScope scope) {
        return surroundings
                .around(List.of(wanted), List.of())
                .findings(wanted, null, scope)
                .reasons();
    }

    /** An item with another description, and what follows from that. */
    public Item described(Item current, ItemDescription wanted) {
        return current.description().equals(wanted)
                ? current
                : new Item(
                        current.id(), current.version(), wanted, current.kept().after(wanted, clock.instant()));
    }

    /** What the given items repeat of their records and places. */
    public Map<UUID, Item.Context> contexts(Collection<Item> of) {
        return surroundings.contexts(of);
    }

    private Around around(Collection<Item> current, Map<UUID, Item> wanted) {
        var descriptions = new ArrayList<ItemDescription>();
        current.forEach(item -> descriptions.add(item.description()));
        wanted.values().forEach(item -> descriptions.add(item.description()));
        return surroundings.around(descriptions, Set.copyOf(wanted.keySet()));
    }

    private void tell(ItemOutcome outcome) {
        if (outcome instanceof ItemOutcome.Stored stored) {
            outbox.append(stored.item().changed(stored.context()));
        }
    }

    private static ItemChange change(Item item, List<ItemSheet.FieldChange> fields, Editor editor, Instant now) {
        return new ItemChange(
                item.id(),
                item.version(),
                now,
                new ItemChange.By(editor.actor(), editor.origin(), editor.batchId()),
                fields);
    }
}
