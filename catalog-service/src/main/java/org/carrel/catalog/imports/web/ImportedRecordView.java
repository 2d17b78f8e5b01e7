package org.carrel.catalog.imports.web;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.ImportedRecord;
import org.carrel.catalog.validation.Finding;

/** What became of one stretch of a file. */
@Schema(name = "ImportedRecord")
record ImportedRecordView(
        @Schema(description = "Position in the file, from 1.")
        long number,

        @Schema(description = "Where it begins in the file, uncompressed.")
        long offset,

        ImportedRecord.Outcome outcome,
        @Schema(nullable = true) @Nullable UUID recordId,

        @Schema(
                nullable = true,
                description = "Why it was rejected, left out or put up for review.",
                examples = "record-cut-short")
        @Nullable
        String reason,

        @Schema(nullable = true) @Nullable String detail,

        @Schema(nullable = true, description = "Its first octets, made printable.") @Nullable
        String head,

        @Schema(description = "The rules that it breaks, errors first, if it was rejected for them.")
        List<Finding> findings) {

    static ImportedRecordView of(ImportedRecord from) {
        ImportedRecord.Rejection rejection = from.rejection();
        return new ImportedRecordView(
                from.number(),
                from.offset(),
                from.outcome(),
                from.recordId(),
                rejection == null ? null : rejection.reason(),
                rejection == null ? null : rejection.detail(),
                rejection == null ? null : rejection.head(),
                from.findings());
    }
}
