package org.carrel.catalog.records.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.records.Provenance;
import org.carrel.catalog.records.Records;

/** What is told of a version in a list. */
@Schema(name = "RecordVersion")
record VersionView(
        int version,
        Provenance.Origin origin,
        String actor,
        @Schema(nullable = true) @Nullable UUID importId,

        @Schema(nullable = true, description = "Who accepted it, if the actor had only proposed it.") @Nullable
        String reviewer,

        @Schema(nullable = true, examples = "Corrected the title after the second edition arrived") @Nullable
        String reason,

        Instant at,
        String sha256,
        int octets,

        @Schema(description = "How many irregularities were found.")
        int warnings) {

    /** A page of the versions of a record, as the API document shows it. */
    @Schema(name = "RecordVersions")
    record ListView(
            List<VersionView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    static VersionView of(Records.Heading heading) {
        return new VersionView(
                heading.version(),
                heading.provenance().origin(),
                heading.provenance().actor(),
                heading.provenance().importId(),
                heading.provenance().reviewer(),
                heading.provenance().reason(),
                heading.at(),
                heading.sha256(),
                heading.length(),
                heading.warnings());
    }
}
