package org.carrel.catalog.bulkedit.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.bulkedit.Applied;
import org.carrel.catalog.bulkedit.BulkEdit;
import org.carrel.catalog.bulkedit.BulkEdit.Outcome;
import org.carrel.catalog.bulkedit.BulkEdit.Row;
import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.items.ItemSheet;
import org.carrel.catalog.items.ItemSheet.FieldChange;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.items.app.DescribeItems;

/** Edits the items of some rows, or tells what would come of it; within the caller's transaction. */
@ApplicationScoped
class EditRows {

    private static final TypeReference<List<Map<String, Object>>> REASONS = new TypeReference<>() {};

    private final Items items;
    private final DescribeItems describe;
    private final ObjectMapper json;

    EditRows(Items items, DescribeItems describe, ObjectMapper json) {
        this.items = items;
        this.describe = describe;
        this.json = json;
    }

    /** Edits; the rows come back with what came of them. */
    List<Row> done(BulkEdit edit, List<Row> rows) {
        var batch = new Batch(edit, rows);
        return batch.told(describe.edit(batch.ids(), batch::of, editor(edit, edit.by())));
    }

    /** Looks at what would come of it on somebody's behalf. */
    List<Row> previewed(BulkEdit edit, List<Row> rows, BulkEdit.By by) {
        var batch = new Batch(edit, rows);
        List<Item> current = items.findAll(batch.ids());
        return batch.told(describe.preview(current, batch::of, editor(edit, by)));
    }

    /** A row whose item is understood but cannot be stored. */
    Row failed(Row row) {
        return new Row(
                row.number(),
                row.input(),
                row.itemId(),
                Outcome.REFUSED,
                row.fields(),
                List.of(Map.of("code", "not-storable")));
    }

    private static Editor editor(BulkEdit edit, BulkEdit.By by) {
        return new Editor(
                by.actor(),
                by.scope(),
                edit.undoOf() == null ? Editor.Origin.BULK_EDIT : Editor.Origin.UNDO,
                edit.id());
    }

    /** Some rows at work. */
    private final class Batch {

        private final BulkEdit edit;
        private final List<Row> rows;
        private final Map<UUID, Row> byItem = new HashMap<>();
        private final Map<UUID, List<FieldChange>> changes = new HashMap<>();
        private final Map<UUID, List<ItemReason>> left = new HashMap<>();

        Batch(BulkEdit edit, List<Row> rows) {
            this.edit = edit;
            this.rows = rows;
            rows.forEach(row -> {
                if (row.itemId() != null) {
                    byItem.putIfAbsent(row.itemId(), row);
                }
            });
        }

        List<UUID> ids() {
            return List.copyOf(byItem.keySet());
        }

        Item of(Item current) {
            Row row = Objects.requireNonNull(byItem.get(current.id()));
            Applied applied = edit.undoOf() == null
                    ? Applied.forward(edit.operations(), current.description())
                    : Applied.back(row.fields(), current.description());
            left.put(current.id(), applied.reasons());
            changes.put(current.id(), ItemSheet.between(current.description(), applied.wanted()));
            return describe.described(current, applied.wanted());
        }

        List<Row> told(Map<UUID, ItemOutcome> outcomes) {
            var told = new ArrayList<Row>(rows.size());
            for (Row row : rows) {
                boolean mine = row.itemId() != null && row.equals(byItem.get(row.itemId()));
                told.add(mine ? told(row, outcomes.get(row.itemId())) : told(row, null));
            }
            return told;
        }

        private Row told(Row row, @Nullable ItemOutcome outcome) {
            return switch (outcome) {
                case ItemOutcome.Stored _ -> stored(row);
                case ItemOutcome.Refused refused -> told(row, Outcome.REFUSED, row.fields(), refused.reasons());
                case ItemOutcome.Unknown _ ->
                    told(row, Outcome.REFUSED, List.of(), List.of(new ItemReason.UnknownItem(row.input())));
                case null -> told(row, Outcome.REFUSED, List.of(), List.of(new ItemReason.UnknownItem(row.input())));
            };
        }

        private Row stored(Row row) {
            List<FieldChange> fields = Objects.requireNonNull(changes.get(row.itemId()));
            List<ItemReason> undone = Objects.requireNonNull(left.get(row.itemId()));
            Outcome outcome =
                    !fields.isEmpty() ? Outcome.CHANGED : undone.isEmpty() ? Outcome.UNCHANGED : Outcome.REFUSED;
            return told(row, outcome, fields, undone);
        }

        private Row told(Row row, Outcome outcome, List<FieldChange> fields, List<ItemReason> reasons) {
            return new Row(
                    row.number(),
                    row.input(),
                    row.itemId(),
                    outcome,
                    fields,
                    reasons.isEmpty() ? List.of() : json.convertValue(reasons, REASONS));
        }
    }
}
