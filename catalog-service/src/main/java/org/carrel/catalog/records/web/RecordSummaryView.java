package org.carrel.catalog.records.web;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordKind;

/** A record in a list. */
@Schema(name = "RecordSummary")
record RecordSummaryView(
        UUID id,
        @Schema(description = "The number in the ETag.") long version,
        RecordKind kind,
        @Schema(examples = "uva") String source,

        @Schema(description = "Its number at its source.", examples = "u12")
        String controlNumber,

        String title,
        @Schema(nullable = true) @Nullable String author,

        @Schema(nullable = true, examples = "1997") @Nullable
        String year,

        @Schema(examples = "book") String format,
        List<String> isbns,
        boolean suppressed,

        @Schema(nullable = true, description = "Why the public does not see it.") @Nullable
        String suppressedWhy) {

    static RecordSummaryView of(CatalogueRecord record) {
        return new RecordSummaryView(
                record.id(),
                record.version(),
                record.kind(),
                record.identity().source(),
                record.identity().controlNumber(),
                record.brief().title(),
                record.brief().author(),
                record.brief().year(),
                record.brief().format(),
                record.brief().isbns(),
                record.suppressed(),
                record.standing().suppressedWhy());
    }
}
