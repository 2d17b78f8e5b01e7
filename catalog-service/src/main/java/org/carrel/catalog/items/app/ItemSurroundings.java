package org.carrel.catalog.items.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.codes.CodeList;
import org.carrel.catalog.codes.Codes;
import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.BarcodeScheme;
import org.carrel.catalog.items.CirculationStates;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemCheck;
import org.carrel.catalog.items.ItemCheck.BarcodeRules;
import org.carrel.catalog.items.ItemCheck.CodeStanding;
import org.carrel.catalog.items.ItemCheck.Findings;
import org.carrel.catalog.items.ItemDescription;
import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.places.Place;
import org.carrel.catalog.places.PlaceTree;
import org.carrel.catalog.places.Places;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Records;
import org.carrel.events.Availability;
import org.carrel.platform.security.BranchScope;

/** Reads what decisions on items rest on. */
@ApplicationScoped
class ItemSurroundings {

    private final Items items;
    private final Records records;
    private final Places places;
    private final Codes codes;
    private final CirculationStates circulation;
    private final BarcodeRules barcodes;

    ItemSurroundings(
            Items items,
            Records records,
            Places places,
            Codes codes,
            CirculationStates circulation,
            @ConfigProperty(name = "carrel.catalog.barcode-scheme", defaultValue = "CODABAR_14_IF_SHAPED")
                    BarcodeScheme scheme,
            @ConfigProperty(name = "carrel.catalog.barcode-check-digit-warns", defaultValue = "false")
                    boolean wrongCheckDigitWarns) {
        this.items = items;
        this.records = records;
        this.places = places;
        this.codes = codes;
        this.circulation = circulation;
        this.barcodes = new BarcodeRules(scheme, wrongCheckDigitWarns);
    }

    /** Everything around these descriptions, read once; records and barcodes are locked. */
    Around around(Collection<ItemDescription> descriptions, Collection<UUID> edited) {
        return new Around(
                places.tree(),
                records.findAllForUse(
                        descriptions.stream().map(ItemDescription::recordId).collect(Collectors.toSet())),
                items.holdersForEdit(descriptions.stream()
                        .map(ItemDescription::barcode)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())),
                vocabulary(),
                edited.isEmpty() ? Map.of() : circulation.states(edited),
                barcodes);
    }

    /** What items repeat of their records and places. */
    Map<UUID, Item.Context> contexts(Collection<Item> of) {
        PlaceTree tree = places.tree();
        Map<UUID, CatalogueRecord> titles = records.findAll(
                of.stream().map(item -> item.description().recordId()).collect(Collectors.toSet()));
        var contexts = new HashMap<UUID, Item.Context>();
        for (Item item : of) {
            contexts.put(item.id(), context(item.description(), titles, tree));
        }
        return contexts;
    }

    private ItemCheck.Vocabulary vocabulary() {
        var lists = new EnumMap<CodeList, Map<String, CodeStanding>>(CodeList.class);
        for (CodeList list : CodeList.values()) {
            lists.put(
                    list,
                    codes.list(list).stream()
                            .collect(Collectors.toMap(
                                    code -> code.code(),
                                    code -> code.active() ? CodeStanding.ACTIVE : CodeStanding.INACTIVE)));
        }
        return new ItemCheck.Vocabulary(lists);
    }

    private static Item.Context context(
            ItemDescription description, Map<UUID, CatalogueRecord> titles, PlaceTree tree) {
        CatalogueRecord record = Objects.requireNonNull(titles.get(description.recordId()), "an item has a record");
        Place branch = tree.branchOf(description.presentLocationId())
                .orElseThrow(() -> new IllegalStateException("a shelving location stands in a branch"));
        return new Item.Context(record.brief().title(), record.brief().author(), branch.id());
    }

    /** Everything around a batch of items. */
    record Around(
            PlaceTree tree,
            Map<UUID, CatalogueRecord> titles,
            Map<Barcode, UUID> holders,
            ItemCheck.Vocabulary codes,
            Map<UUID, Availability> states,
            BarcodeRules barcodes) {

        /** What is to be said of a description, in place of the item as it is if there is one. */
        Findings findings(ItemDescription wanted, @Nullable Item current, BranchScope scope) {
            CatalogueRecord record = titles.get(wanted.recordId());
            Barcode barcode = wanted.barcode();
            Findings found = ItemCheck.findings(new ItemCheck.Facts(
                    wanted,
                    current,
                    record != null && !record.deleted(),
                    tree,
                    codes,
                    barcode == null ? null : holders.get(barcode),
                    barcodes,
                    current == null ? Availability.UNKNOWN : states.getOrDefault(current.id(), Availability.UNKNOWN)));
            var reasons = new ArrayList<>(found.reasons());
            outside(wanted, scope).ifPresent(reasons::add);
            if (current != null) {
                outside(current.description(), scope)
                        .filter(reason -> !reasons.contains(reason))
                        .ifPresent(reasons::add);
            }
            return new Findings(reasons, found.warnings());
        }

        private Optional<ItemReason> outside(ItemDescription description, BranchScope scope) {
            return tree.branchOf(description.locationId())
                    .map(Place::id)
                    .filter(branch -> !scope.covers(branch))
                    .map(ItemReason.OutsideBranchScope::new);
        }

        Item.Context context(ItemDescription description) {
            return ItemSurroundings.context(description, titles, tree);
        }
    }
}
