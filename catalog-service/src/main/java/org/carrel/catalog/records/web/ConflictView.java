package org.carrel.catalog.records.web;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.comparing.ThreeWay;
import org.carrel.catalog.marc.MarcField;

/** A field that keeps a change from being taken out. */
@Schema(name = "UndoConflict")
record ConflictView(
        String code,
        @Schema(examples = "245") String tag,

        @Schema(nullable = true, description = "The field as the version left it.")
        RecordView.@Nullable FieldView left,

        @Schema(nullable = true, description = "The field as it is now; null if it is gone.")
        RecordView.@Nullable FieldView now,

        @Schema(nullable = true, description = "The field as it was before the version; null if it was not there.")
        RecordView.@Nullable FieldView before) {

    static ConflictView of(ThreeWay.Conflict conflict) {
        return new ConflictView(
                "field-changed-since",
                conflict.tag(),
                field(conflict.base()),
                field(conflict.ours()),
                field(conflict.theirs()));
    }

    private static RecordView.@Nullable FieldView field(@Nullable MarcField field) {
        return field == null ? null : RecordView.FieldView.of(field);
    }
}
