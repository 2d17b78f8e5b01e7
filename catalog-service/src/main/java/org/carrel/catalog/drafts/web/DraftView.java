package org.carrel.catalog.drafts.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.comparing.ThreeWay;
import org.carrel.catalog.drafts.Draft;
import org.carrel.catalog.drafts.app.ReviewDrafts;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.records.web.DifferenceView;
import org.carrel.catalog.records.web.RecordView;

/** A proposed change of a record as lists show it. */
@Schema(name = "Draft")
record DraftView(
        UUID id,
        @Schema(description = "The number in the ETag.") long version,
        UUID recordId,

        @Schema(description = "The version of the record that it was made on.")
        int base,

        String author,

        @Schema(nullable = true, examples = "Added the subject heading") @Nullable
        String reason,

        Draft.State state,
        @Schema(nullable = true) @Nullable String reviewer,

        @Schema(nullable = true, examples = "Look up the heading in the authority file first") @Nullable
        String comment,

        @Schema(nullable = true, description = "The version of the record that it became.") @Nullable
        Integer acceptedVersion,

        Instant createdAt,
        Instant updatedAt) {

    static DraftView of(Draft draft) {
        Draft.Review review = draft.review();
        return new DraftView(
                draft.id(),
                draft.version(),
                draft.recordId(),
                draft.proposal().base(),
                draft.author(),
                draft.proposal().reason(),
                draft.state(),
                review == null ? null : review.reviewer(),
                review == null ? null : review.comment(),
                review == null ? null : review.acceptedVersion(),
                draft.createdAt(),
                draft.updatedAt());
    }

    /** A page of the list, as the API document shows it. */
    @Schema(name = "DraftPage")
    record PageView(
            List<DraftView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** A draft beside the record as it is. */
    @Schema(name = "DraftDetails")
    record DetailsView(
            DraftView draft,
            String leader,

            @Schema(description = "The fields that are proposed, as an edit takes them.")
            List<RecordView.FieldView> fields,

            @Schema(description = "What it changes of the version that it was made on.")
            DifferenceView change,

            @Schema(nullable = true, description = "What has been changed of the record since, by others.") @Nullable
            DifferenceView missed,

            @Schema(description = "Fields that both change, each in its own way; they keep it from being accepted.")
            List<ConflictView> conflicts) {

        static DetailsView of(ReviewDrafts.Looked looked) {
            return new DetailsView(
                    DraftView.of(looked.draft()),
                    looked.draft().proposal().wanted().leader(),
                    looked.draft().proposal().wanted().fields().stream()
                            .map(RecordView.FieldView::of)
                            .toList(),
                    DifferenceView.of(looked.change()),
                    looked.missed() == null ? null : DifferenceView.of(looked.missed()),
                    looked.conflicts().stream().map(ConflictView::of).toList());
        }
    }

    /** A field that a draft and somebody else have changed, each in their own way. */
    @Schema(name = "DraftConflict")
    record ConflictView(
            String code,
            @Schema(examples = "245") String tag,

            @Schema(nullable = true, description = "The field as the draft found it.")
            RecordView.@Nullable FieldView before,

            @Schema(nullable = true, description = "The field as it is now; null if it is gone.")
            RecordView.@Nullable FieldView now,

            @Schema(nullable = true, description = "The field as the draft wants it; null if it is to go.")
            RecordView.@Nullable FieldView wanted) {

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
}
