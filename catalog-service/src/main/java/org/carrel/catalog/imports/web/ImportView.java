package org.carrel.catalog.imports.web;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.ImportState;
import org.carrel.catalog.marc.Serialisation;

/** An import as clients see it. */
@Schema(name = "Import")
record ImportView(
        UUID id,
        ImportState state,

        @Schema(description = "Code of where the records come from.", examples = "uva")
        String source,

        @Schema(nullable = true) @Nullable String fileName,
        Serialisation serialisation,
        boolean gzip,

        @Schema(description = "Length of the file as received.")
        long octets,

        @Schema(description = "How many stretches of the file have been dealt with.")
        long processed,

        long created,
        long updated,
        long unchanged,
        long rejected,

        @Schema(
                nullable = true,
                description =
                        "How much of the file has been read, 0 to 1; not known of compressed files that are running.")
        @Nullable
        Double fraction,

        @Schema(
                nullable = true,
                description = "Why it failed: `no-records`, `not-a-file-of-records`, `file-cut-short`, `gzip-damaged`, "
                        + "`encoding-unsupported`.")
        @Nullable
        String failure,

        Instant receivedAt,
        @Schema(nullable = true) @Nullable Instant startedAt,
        @Schema(nullable = true) @Nullable Instant finishedAt) {

    static ImportView of(Import from) {
        Import.Progress progress = from.progress();
        return new ImportView(
                from.id(),
                from.state(),
                from.source(),
                from.file().name(),
                from.file().serialisation(),
                from.file().gzip(),
                from.file().octets(),
                progress.frames(),
                progress.created(),
                progress.updated(),
                progress.unchanged(),
                progress.rejected(),
                fraction(from),
                from.failure(),
                from.times().received(),
                from.times().started(),
                from.times().finished());
    }

    private static @Nullable Double fraction(Import from) {
        if (from.state() == ImportState.DONE) {
            return 1.0;
        }
        return from.file().gzip() || from.file().octets() == 0
                ? null
                : Double.valueOf((double) from.progress().offset() / from.file().octets());
    }
}
