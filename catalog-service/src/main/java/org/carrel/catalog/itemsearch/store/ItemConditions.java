package org.carrel.catalog.itemsearch.store;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.itemsearch.ItemSearch.Filters;
import org.carrel.catalog.itemsearch.ItemSearch.Text;
import org.carrel.events.Availability;

/** What is wanted, in the words of the indexes. */
final class ItemConditions {

    /** What is shorter is the end of too many barcodes. */
    private static final int SHORTEST_END = 4;

    private ItemConditions() {}

    /** Each way in which a text may be found. */
    static List<Condition> ways(Text text) {
        var ways = new ArrayList<Condition>();
        if (Barcode.isBarcode(text.typed())) {
            String barcode = Barcode.scanned(text.typed()).text();
            ways.add(
                    barcode.length() < SHORTEST_END
                            ? new Condition("i.barcode = ?", barcode)
                            : new Condition(
                                    "i.barcode is not null and reverse(i.barcode) collate \"C\" ^@ reverse(?)",
                                    barcode));
        }
        ways.add(new Condition("""
                i.call_number is not null and lower(regexp_replace(i.call_number, '\\s+', '', 'g')) collate "C" \
                ^@ lower(regexp_replace(?, '\\s+', '', 'g'))""", text.typed()));
        ways.add(new Condition(
                "i.accession_text is not null and lower(i.accession_text) collate \"C\" ^@ lower(?)", text.typed()));
        ways.add(new Condition("""
                num_nonnulls(i.public_note, i.staff_note, i.check_in_note, i.pieces_note) > 0 \
                and to_tsvector('simple', coalesce(i.public_note, '') || ' ' || coalesce(i.staff_note, '') || ' ' \
                || coalesce(i.check_in_note, '') || ' ' || coalesce(i.pieces_note, '')) \
                @@ plainto_tsquery('simple', ?)""", text.typed()));
        if (!text.titles().isEmpty()) {
            ways.add(new Condition(
                    "i.id in (select t.item_id from item_title t where t.record_id = any (?))", text.titles()));
        }
        return ways;
    }

    /** What items must be. */
    static List<Condition> filters(Filters filters) {
        var conditions = new ArrayList<Condition>();
        add(
                conditions,
                "i.present_location_id in (select b.id from place b where b.parent_id = ?)",
                filters.branchId());
        add(conditions, "i.present_location_id = ?", filters.locationId());
        add(conditions, "i.material_type = ?", filters.materialType());
        add(conditions, "i.loan_type = ?", filters.loanType());
        if (filters.availability() == Availability.UNKNOWN) {
            conditions.add(new Condition("""
                    not exists (select from item_availability s \
                    where s.item_id = i.id and s.availability <> 'UNKNOWN')"""));
        } else {
            add(
                    conditions,
                    "i.id in (select s.item_id from item_availability s where s.availability = ?)",
                    name(filters.availability()));
        }
        add(
                conditions,
                "i.process_tags <> '{}' and i.process_tags @> array[cast(? as text)]",
                name(filters.processTag()));
        if (filters.withdrawn() != null) {
            conditions.add(new Condition(filters.withdrawn() ? "i.withdrawn" : "not i.withdrawn"));
        }
        add(
                conditions,
                "i.statistical_codes <> '{}' and i.statistical_codes @> array[cast(? as text)]",
                filters.statisticalCode());
        add(conditions, "i.record_id = ?", filters.recordId());
        return conditions;
    }

    private static void add(List<Condition> conditions, String sql, @Nullable Object wanted) {
        if (wanted != null) {
            conditions.add(new Condition(sql, wanted));
        }
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
