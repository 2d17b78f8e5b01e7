package org.carrel.catalog.items.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.changes.ChangeLog;
import org.carrel.catalog.codes.CodeList;
import org.carrel.catalog.codes.Codes;
import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.BarcodeScheme;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemCheck;
import org.carrel.catalog.items.ItemCheck.CodeStanding;
import org.carrel.catalog.items.ItemDescription;
import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.places.Place;
import org.carrel.catalog.places.PlaceTree;
import org.carrel.catalog.places.Places;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Records;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.outbox.Outbox;
import org.carrel.platform.security.BranchScope;

/** Adds and edits items; within the caller's transaction. */
@ApplicationScoped
public class DescribeItems {

    private final Items items;
    private final Records records;
    private final Places places;
    private final Codes codes;
    private final ChangeLog changes;
    private final Outbox outbox;
    private final IdSource ids;
    private final BarcodeScheme scheme;

    DescribeItems(
            Items items,
            Records records,
            Places places,
            Codes codes,
            ChangeLog changes,
            Outbox outbox,
            IdSource ids,
            @ConfigProperty(name = "carrel.catalog.barcode-scheme", defaultValue = "CODABAR_14_IF_SHAPED")
                    BarcodeScheme scheme) {
        this.items = items;
        this.records = records;
        this.places = places;
        this.codes = codes;
        this.changes = changes;
        this.outbox = outbox;
        this.ids = ids;
        this.scheme = scheme;
    }

    /** Adds items, each for itself; the outcomes are in the same order. */
    public List<ItemOutcome> add(List<ItemDescription> wanted, BranchScope scope) {
        var surroundings = new Surroundings(wanted);
        var outcomes = new ArrayList<ItemOutcome>(wanted.size());
        var added = new ArrayList<Item>();
        var given = new HashSet<Barcode>();
        for (ItemDescription description : wanted) {
            List<ItemReason> reasons = surroundings.reasons(description, null, scope);
            Barcode barcode = description.barcode();
            if (barcode != null && !description.withdrawn() && !given.add(barcode)) {
                reasons.add(new ItemReason.BarcodeTwice(barcode.text()));
            }
            if (!reasons.isEmpty()) {
                outcomes.add(new ItemOutcome.Refused(reasons));
                continue;
            }
            var item = new Item(ids.next(), 1, description);
            added.add(item);
            outcomes.add(new ItemOutcome.Stored(item, surroundings.context(description)));
        }
        items.add(added);
        outcomes.forEach(outcome -> {
            if (outcome instanceof ItemOutcome.Stored stored) {
                outbox.append(stored.item().changed(stored.context()));
            }
        });
        changes.append(added.stream().map(item -> item.description().recordId()).collect(Collectors.toSet()));
        return outcomes;
    }

    /**
     * Edits an item.
     *
     * @param precondition is given the current version and throws if the edit was not made on it
     */
    public ItemOutcome edit(UUID id, LongConsumer precondition, ItemDescription wanted, BranchScope scope) {
        Optional<Item> current = items.findForEdit(id);
        if (current.isEmpty()) {
            return new ItemOutcome.Unknown();
        }
        precondition.accept(current.get().version());
        ItemDescription before = current.get().description();
        var surroundings = new Surroundings(List.of(before, wanted));
        List<ItemReason> reasons = surroundings.reasons(wanted, current.get(), scope);
        surroundings
                .outside(before, scope)
                .filter(reason -> !reasons.contains(reason))
                .ifPresent(reasons::add);
        if (!reasons.isEmpty()) {
            return new ItemOutcome.Refused(reasons);
        }
        if (before.equals(wanted)) {
            return new ItemOutcome.Stored(current.get(), surroundings.context(wanted));
        }
        Item edited = items.describe(id, wanted);
        Item.Context context = surroundings.context(wanted);
        outbox.append(edited.changed(context));
        changes.append(new HashSet<>(List.of(before.recordId(), wanted.recordId())));
        return new ItemOutcome.Stored(edited, context);
    }

    /** What the given items repeat of their records and places. */
    public Map<UUID, Item.Context> contexts(Collection<Item> of) {
        PlaceTree tree = places.tree();
        Map<UUID, CatalogueRecord> titles = records.findAll(
                of.stream().map(item -> item.description().recordId()).collect(Collectors.toSet()));
        var contexts = new HashMap<UUID, Item.Context>();
        for (Item item : of) {
            contexts.put(item.id(), context(item.description(), titles, tree));
        }
        return contexts;
    }

    private static Item.Context context(
            ItemDescription description, Map<UUID, CatalogueRecord> titles, PlaceTree tree) {
        CatalogueRecord record = Objects.requireNonNull(titles.get(description.recordId()), "an item has a record");
        Place branch = tree.branchOf(description.locationId())
                .orElseThrow(() -> new IllegalStateException("a shelving location stands in a branch"));
        return new Item.Context(record.brief().title(), record.brief().author(), branch.id());
    }

    /** Everything around a batch of items that the decision needs, read once and locked. */
    private final class Surroundings {

        private final PlaceTree tree = places.tree();
        private final Map<UUID, CatalogueRecord> titles;
        private final Map<Barcode, UUID> holders;
        private final Map<String, CodeStanding> materials = standings(CodeList.MATERIAL_TYPE);
        private final Map<String, CodeStanding> loans = standings(CodeList.LOAN_TYPE);

        Surroundings(List<ItemDescription> descriptions) {
            titles = records.findAllForUse(
                    descriptions.stream().map(ItemDescription::recordId).collect(Collectors.toSet()));
            holders = items.holdersForEdit(descriptions.stream()
                    .map(ItemDescription::barcode)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet()));
        }

        private Map<String, CodeStanding> standings(CodeList list) {
            var standings = new HashMap<String, CodeStanding>();
            codes.list(list)
                    .forEach(code ->
                            standings.put(code.code(), code.active() ? CodeStanding.ACTIVE : CodeStanding.INACTIVE));
            return standings;
        }

        List<ItemReason> reasons(ItemDescription wanted, @Nullable Item current, BranchScope scope) {
            CatalogueRecord record = titles.get(wanted.recordId());
            Barcode barcode = wanted.barcode();
            var facts = new ItemCheck.Facts(
                    wanted,
                    current,
                    record != null && !record.deleted(),
                    tree.find(wanted.locationId()).orElse(null),
                    materials.getOrDefault(wanted.types().material(), CodeStanding.UNKNOWN),
                    loans.getOrDefault(wanted.types().loan(), CodeStanding.UNKNOWN),
                    barcode == null ? null : holders.get(barcode),
                    scheme);
            var reasons = new ArrayList<>(ItemCheck.reasons(facts));
            outside(wanted, scope).ifPresent(reasons::add);
            return reasons;
        }

        Optional<ItemReason> outside(ItemDescription description, BranchScope scope) {
            return tree.branchOf(description.locationId())
                    .map(Place::id)
                    .filter(branch -> !scope.covers(branch))
                    .map(ItemReason.OutsideBranchScope::new);
        }

        Item.Context context(ItemDescription description) {
            return DescribeItems.context(description, titles, tree);
        }
    }
}
