package org.carrel.catalog.authorities.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.authorities.HeadingChange;
import org.carrel.catalog.authorities.app.ChangeHeadings;
import org.carrel.catalog.marc.MarcField;

/** A heading change as clients see it. */
@Schema(name = "HeadingChange")
record HeadingChangeView(
        UUID id,
        UUID authorityId,
        HeadingChange.State state,
        @Schema(examples = "Twain, Mark, 1835-") String before,
        @Schema(examples = "Twain, Mark, 1835-1910") String after,

        @Schema(nullable = true, description = "Who started it.") @Nullable
        String actor,

        @Schema(description = "Why, as the new versions say it.")
        String reason,

        @Schema(description = "How many records are linked to the authority now: what it has to see to.")
        long records,

        @Schema(description = "How many have been seen to.") long done,
        long changed,
        long unchanged,
        long skipped,
        Instant proposedAt,
        @Schema(nullable = true) @Nullable Instant startedAt,
        @Schema(nullable = true) @Nullable Instant finishedAt) {

    static HeadingChangeView of(HeadingChange change, long records) {
        HeadingChange.Progress progress = change.progress();
        return new HeadingChangeView(
                change.id(),
                change.authorityId(),
                change.state(),
                change.before(),
                change.after(),
                change.actor(),
                change.reason(),
                records,
                progress.done(),
                progress.changed(),
                progress.unchanged(),
                progress.skipped(),
                change.times().proposed(),
                change.times().started(),
                change.times().finished());
    }

    /** What a record would become. */
    @Schema(name = "HeadingChangePreview")
    record PreviewView(UUID recordId, String title, List<EditView> edits) {

        static PreviewView of(ChangeHeadings.Preview preview) {
            return new PreviewView(
                    preview.record().id(),
                    preview.record().brief().title(),
                    preview.edits().stream()
                            .map(edit -> new EditView(edit.before().tag(), text(edit.before()), text(edit.after())))
                            .toList());
        }

        private static String text(MarcField.Data field) {
            return "" + field.first() + field.second()
                    + field.subfields().stream()
                            .map(subfield -> " $" + subfield.code() + ' ' + subfield.value())
                            .collect(Collectors.joining());
        }
    }

    /** A field before and after. */
    @Schema(name = "HeadingEdit")
    record EditView(
            @Schema(examples = "100") String tag,

            @Schema(examples = "1  $a Twain, Mark, $d 1835- $e author.")
            String before,

            @Schema(examples = "1  $a Twain, Mark, $d 1835-1910, $e author.")
            String after) {}

    /** What became of a record. */
    @Schema(name = "HeadingChangeRecord")
    record TouchedView(
            UUID recordId,
            HeadingChange.Outcome outcome,

            @Schema(nullable = true, description = "The new version of its octets, if it has one.") @Nullable
            Integer version,

            @Schema(
                    nullable = true,
                    description =
                            "Why it was skipped: `heading-edited-meanwhile`, `kind-differs`, or why it cannot be stored.")
            @Nullable
            String reason) {

        static TouchedView of(HeadingChange.Touched touched) {
            return new TouchedView(touched.recordId(), touched.outcome(), touched.version(), touched.reason());
        }
    }
}
