package org.carrel.catalog.items.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.ItemChange;
import org.carrel.catalog.items.ItemField;

/** One edit of an item. */
@Schema(name = "ItemEdit", description = "One edit of an item; the first one, without fields, is its addition.")
record HistoryView(
        @Schema(description = "The version that came of it.")
        long version,

        Instant at,

        @Schema(description = "Id of the account or client; `system` for the service itself.")
        String actor,

        Editor.Origin origin,

        @Schema(nullable = true, description = "The bulk edit that it was part of.") @Nullable
        UUID batchId,

        List<FieldView> fields) {

    /** What became of one field. */
    @Schema(name = "ItemFieldChange")
    record FieldView(
            ItemField field,

            @Schema(nullable = true, examples = "normal") @Nullable
            String from,

            @Schema(nullable = true, examples = "short") @Nullable
            String to) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "ItemEditPage")
    record HistoryPageView(
            List<HistoryView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    static HistoryView of(ItemChange change) {
        return new HistoryView(
                change.version(),
                change.at(),
                change.editor().actor(),
                change.editor().origin(),
                change.editor().batchId(),
                change.fields().stream()
                        .map(field -> new FieldView(field.field(), field.from(), field.to()))
                        .toList());
    }
}
