package org.carrel.catalog.imports.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.ImportedItem;
import org.carrel.catalog.imports.ImportedItem.Outcome;
import org.carrel.catalog.imports.ImportedItem.Reason;
import org.carrel.catalog.imports.ItemDraft;
import org.carrel.catalog.imports.ItemMapping;
import org.carrel.catalog.imports.Reports;
import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.ItemDescription;
import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.items.app.DescribeItems;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.places.Places;
import org.carrel.events.PlaceKind;

/** Makes items of what records say in local fields, or says which would be made. */
@ApplicationScoped
class ImportItems {

    private static final int MOST_LOCATIONS = 10_000;

    private final DescribeItems describe;
    private final Items items;
    private final Places places;
    private final Reports reports;

    ImportItems(DescribeItems describe, Items items, Places places, Reports reports) {
        this.describe = describe;
        this.items = items;
        this.places = places;
        this.reports = reports;
    }

    /**
     * A record that may bring items.
     *
     * @param number its position in the file
     * @param recordId the record in the catalogue; null while it is only staged and new
     * @param matched whether it was there before
     * @param view what the file says
     */
    record Bringing(long number, @Nullable UUID recordId, boolean matched, MarcRecord view) {}

    /** A draft on its way. */
    private record Drafted(Bringing from, int seq, ItemDraft draft) {

        ImportedItem rejected(List<Reason> reasons) {
            return new ImportedItem(
                    from.number(), seq, Outcome.REJECTED, draft.barcode(), null, from.recordId(), reasons);
        }

        ImportedItem there(UUID item) {
            return new ImportedItem(
                    from.number(), seq, Outcome.THERE, draft.barcode(), item, from.recordId(), List.of());
        }

        ImportedItem made(@Nullable UUID item) {
            return new ImportedItem(
                    from.number(), seq, Outcome.CREATED, draft.barcode(), item, from.recordId(), List.of());
        }
    }

    /** Makes items and reports what became of each. */
    List<ImportedItem> add(Import started, List<Bringing> records) {
        List<Drafted> drafts = drafts(started, records);
        if (drafts.isEmpty()) {
            return List.of();
        }
        Map<String, UUID> locations = locations();
        var report = new ArrayList<ImportedItem>(drafts.size());
        var usable = new ArrayList<Drafted>();
        var descriptions = new ArrayList<ItemDescription>();
        for (Drafted drafted : drafts) {
            List<Reason> faults = faults(drafted, locations);
            if (faults.isEmpty()) {
                usable.add(drafted);
                descriptions.add(description(
                        drafted.draft(), Objects.requireNonNull(drafted.from().recordId()), locations));
            } else {
                report.add(drafted.rejected(faults));
            }
        }
        List<ItemOutcome> outcomes = describe.add(
                descriptions,
                new Editor(started.sender().actor(), started.sender().branches(), Editor.Origin.IMPORT, started.id()));
        Map<UUID, UUID> owners = owners(outcomes);
        for (int index = 0; index < usable.size(); index++) {
            Drafted drafted = usable.get(index);
            report.add(
                    switch (outcomes.get(index)) {
                        case ItemOutcome.Stored stored ->
                            drafted.made(stored.item().id());
                        case ItemOutcome.Refused refused -> refused(drafted, refused.reasons(), owners);
                        case ItemOutcome.Unknown _ ->
                            throw new IllegalStateException("an item that is added is not looked for");
                    });
        }
        reports.noteItems(started.id(), false, report);
        return report;
    }

    /** Says which items would be made. */
    List<ImportedItem> preview(Import started, List<Bringing> records) {
        List<Drafted> drafts = drafts(started, records);
        if (drafts.isEmpty()) {
            return List.of();
        }
        Map<String, UUID> locations = locations();
        Set<Barcode> barcodes = drafts.stream()
                .map(drafted -> drafted.draft().barcode())
                .filter(Objects::nonNull)
                .map(Barcode::scanned)
                .collect(Collectors.toSet());
        Map<Barcode, UUID> holders = items.holdersForEdit(barcodes);
        Map<UUID, UUID> owners = items.recordsOf(holders.values());
        Set<String> claimed = new HashSet<>(reports.claimed(
                started.id(), barcodes.stream().map(Barcode::text).toList()));
        var report = new ArrayList<ImportedItem>(drafts.size());
        for (Drafted drafted : drafts) {
            List<Reason> reasons = faults(drafted, locations);
            String text = drafted.draft().barcode();
            UUID holder = text == null ? null : holders.get(Barcode.scanned(text));
            if (holder != null
                    && Objects.equals(owners.get(holder), drafted.from().recordId())) {
                report.add(drafted.there(holder));
                continue;
            }
            if (holder != null) {
                reasons.add(new Reason("barcode-taken", text));
            } else if (text != null
                    && reasons.isEmpty()
                    && !claimed.add(Barcode.scanned(text).text())) {
                reasons.add(new Reason("barcode-twice", text));
            }
            report.add(reasons.isEmpty() ? drafted.made(null) : drafted.rejected(reasons));
        }
        reports.noteItems(started.id(), true, report);
        return report;
    }

    private static List<Drafted> drafts(Import started, List<Bringing> records) {
        ItemMapping mapping = started.plan().mapping();
        if (mapping == null) {
            return List.of();
        }
        var drafts = new ArrayList<Drafted>();
        for (Bringing record : records) {
            if (started.plan().items().made(record.matched())) {
                List<ItemDraft> found = ItemDraft.of(record.view(), mapping);
                for (int index = 0; index < found.size(); index++) {
                    drafts.add(new Drafted(record, index + 1, found.get(index)));
                }
            }
        }
        return drafts;
    }

    private Map<String, UUID> locations() {
        var locations = new HashMap<String, UUID>();
        places.list(new Places.Filter(null, PlaceKind.LOCATION, null), null, MOST_LOCATIONS)
                .forEach(place -> locations.put(place.description().code(), place.id()));
        return locations;
    }

    private static List<Reason> faults(Drafted drafted, Map<String, UUID> locations) {
        ItemDraft draft = drafted.draft();
        var reasons = new ArrayList<Reason>();
        draft.faults().forEach(fault -> reasons.add(new Reason(fault.code(), fault.value())));
        if (draft.location() != null && !locations.containsKey(draft.location())) {
            reasons.add(new Reason("unknown-location-code", draft.location()));
        }
        // Without a label nobody can tell whether the item came with an earlier import of the record.
        if (draft.barcode() == null && drafted.from().matched() && reasons.isEmpty()) {
            reasons.add(new Reason("barcode-missing", null));
        }
        return reasons;
    }

    private static ItemDescription description(ItemDraft draft, UUID recordId, Map<String, UUID> locations) {
        String number = draft.callNumber();
        return new ItemDescription(
                recordId,
                draft.barcode() == null ? null : Barcode.scanned(draft.barcode()),
                Objects.requireNonNull(locations.get(Objects.requireNonNull(draft.location()))),
                new ItemDescription.Types(
                        Objects.requireNonNull(draft.materialType()), Objects.requireNonNull(draft.loanType())),
                number == null ? null : new CallNumber(number, Scheme.guess(number)),
                new ItemDescription.Part(draft.volume(), draft.copy()),
                draft.price(),
                Set.of(),
                false);
    }

    private Map<UUID, UUID> owners(List<ItemOutcome> outcomes) {
        Set<UUID> holders = outcomes.stream()
                .filter(ItemOutcome.Refused.class::isInstance)
                .flatMap(outcome -> ((ItemOutcome.Refused) outcome).reasons().stream())
                .filter(ItemReason.BarcodeTaken.class::isInstance)
                .map(reason -> ((ItemReason.BarcodeTaken) reason).itemId())
                .collect(Collectors.toSet());
        return holders.isEmpty() ? Map.of() : items.recordsOf(holders);
    }

    private static ImportedItem refused(Drafted drafted, List<ItemReason> reasons, Map<UUID, UUID> owners) {
        for (ItemReason reason : reasons) {
            if (reason instanceof ItemReason.BarcodeTaken taken
                    && Objects.equals(owners.get(taken.itemId()), drafted.from().recordId())) {
                return drafted.there(taken.itemId());
            }
        }
        return drafted.rejected(reasons.stream()
                .map(reason -> new Reason(reason.code(), about(reason, drafted.draft())))
                .toList());
    }

    private static @Nullable String about(ItemReason reason, ItemDraft draft) {
        return switch (reason) {
            case ItemReason.UnknownMaterialType unknown -> unknown.materialType();
            case ItemReason.UnknownLoanType unknown -> unknown.loanType();
            case ItemReason.OutsideBranchScope _ -> draft.location();
            default -> draft.barcode();
        };
    }
}
