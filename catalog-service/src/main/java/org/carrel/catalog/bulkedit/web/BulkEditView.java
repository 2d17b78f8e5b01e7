package org.carrel.catalog.bulkedit.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.bulkedit.BulkEdit;
import org.carrel.catalog.bulkedit.Operation;
import org.carrel.catalog.items.ItemField;

/** A bulk edit as clients see it. */
@Schema(name = "BulkEdit", description = "The same edit on many items.")
record BulkEditView(
        UUID id,
        BulkEdit.State state,

        @Schema(description = "Id of the account on whose behalf it is done.")
        String actor,

        List<OperationView> operations,

        @Schema(nullable = true, description = "The bulk edit that it takes back.") @Nullable
        UUID undoOf,

        @Schema(description = "Items that it is about.") long total,
        long changed,
        @Schema(description = "Items that were so already.") long unchanged,

        @Schema(description = "Items, or barcodes without one, that it cannot be done to.")
        long refused,

        Instant createdAt,
        @Schema(nullable = true) @Nullable Instant startedAt,
        @Schema(nullable = true) @Nullable Instant finishedAt) {

    /** What is done to one field. */
    @Schema(name = "BulkEditStep")
    record OperationView(
            ItemField field,
            Operation.Action action,
            @Schema(nullable = true) @Nullable String value,
            @Schema(nullable = true) @Nullable String find) {}

    /** What comes, or came, of one item. */
    @Schema(name = "BulkEditRow", description = "What comes of one item; of a plan, what would come of it now.")
    record RowView(
            @Schema(description = "Position, from 1.") long number,

            @Schema(description = "What was scanned or listed.")
            String input,

            @Schema(nullable = true) @Nullable UUID itemId,
            BulkEdit.Outcome outcome,
            List<FieldView> fields,

            @Schema(
                    description = "Why not, each with its `code`; or, of an undo, which fields were left alone because "
                            + "somebody has changed them since.")
            List<Map<String, Object>> reasons) {

        static RowView of(BulkEdit.Row row) {
            return new RowView(
                    row.number(),
                    row.input(),
                    row.itemId(),
                    row.outcome(),
                    row.fields().stream()
                            .map(field -> new FieldView(field.field(), field.from(), field.to()))
                            .toList(),
                    row.reasons());
        }
    }

    /** What becomes of one field. */
    @Schema(name = "BulkEditFieldChange")
    record FieldView(
            ItemField field,

            @Schema(nullable = true, examples = "normal") @Nullable
            String from,

            @Schema(nullable = true, examples = "short") @Nullable
            String to) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "BulkEditPage")
    record PageView(
            List<BulkEditView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** A page of rows, as the API document shows it. */
    @Schema(name = "BulkEditRowPage")
    record RowPageView(
            List<RowView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    static BulkEditView of(BulkEdit edit) {
        return new BulkEditView(
                edit.id(),
                edit.state(),
                edit.by().actor(),
                edit.operations().stream()
                        .map(operation -> new OperationView(
                                operation.field(), operation.action(), operation.value(), operation.find()))
                        .toList(),
                edit.undoOf(),
                edit.progress().total(),
                edit.progress().changed(),
                edit.progress().unchanged(),
                edit.progress().refused(),
                edit.times().createdAt(),
                edit.times().startedAt(),
                edit.times().finishedAt());
    }
}
