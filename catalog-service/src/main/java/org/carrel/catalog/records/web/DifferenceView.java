package org.carrel.catalog.records.web;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.comparing.Difference;

/** What differs between two versions of a record. */
@Schema(
        name = "RecordDifference",
        description = "Order and repeats count. Lengths, encoding and field 005 are no difference.")
public record DifferenceView(List<LeaderView> leader, List<ChangeView> fields) {

    /** A position of the leader. */
    @Schema(name = "LeaderChange")
    record LeaderView(int position, String before, String after) {}

    /** A field. */
    @Schema(name = "FieldChange")
    record ChangeView(
            Difference.Kind kind,
            @Schema(examples = "245") String tag,

            @Schema(nullable = true) RecordView.@Nullable FieldView before,

            @Schema(nullable = true) RecordView.@Nullable FieldView after,

            @Schema(description = "What changed within a data field.")
            List<SubfieldChangeView> subfields) {}

    /** A subfield. */
    @Schema(name = "SubfieldChange")
    record SubfieldChangeView(
            Difference.Kind kind,
            @Schema(examples = "a") String code,
            @Schema(nullable = true) @Nullable String before,
            @Schema(nullable = true) @Nullable String after) {}

    /** What differs, as clients see it. */
    public static DifferenceView of(Difference difference) {
        return new DifferenceView(
                difference.leader().stream()
                        .map(change -> new LeaderView(
                                change.position(), String.valueOf(change.before()), String.valueOf(change.after())))
                        .toList(),
                difference.fields().stream().map(DifferenceView::change).toList());
    }

    private static ChangeView change(Difference.FieldChange change) {
        return new ChangeView(
                change.kind(),
                change.tag(),
                change.before() == null ? null : RecordView.FieldView.of(change.before()),
                change.after() == null ? null : RecordView.FieldView.of(change.after()),
                change.subfields().stream()
                        .map(subfield -> new SubfieldChangeView(
                                subfield.kind(), String.valueOf(subfield.code()), subfield.before(), subfield.after()))
                        .toList());
    }
}
