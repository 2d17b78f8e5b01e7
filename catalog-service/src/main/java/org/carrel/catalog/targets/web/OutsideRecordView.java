package org.carrel.catalog.targets.web;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.targets.OutsideRecord;
import org.carrel.catalog.targets.Quality;

/** A record that an outside database gave. */
@Schema(name = "OutsideRecord")
public record OutsideRecordView(
        UUID id,
        UUID targetId,
        String title,
        @Schema(nullable = true) @Nullable String author,
        @Schema(nullable = true) @Nullable String year,
        @Schema(nullable = true) @Nullable String edition,
        @Schema(nullable = true) @Nullable String publication,
        String format,
        List<String> isbns,

        @Schema(description = "How much is in it, 0 to 100, and of what.")
        Quality quality) {

    /** A record at a glance. */
    public static OutsideRecordView of(OutsideRecord record) {
        OutsideRecord.Summary its = record.summary();
        return new OutsideRecordView(
                record.id(),
                record.targetId(),
                its.title(),
                its.author(),
                its.year(),
                its.edition(),
                its.publication(),
                its.format(),
                its.isbns(),
                its.quality());
    }
}
