package org.carrel.catalog.targets.web;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.targets.FieldedQuery.Index;
import org.carrel.catalog.targets.Target;
import org.carrel.catalog.targets.Targets;

/** An outside database as clients see it; credentials are never shown. */
@Schema(name = "Target")
record TargetView(
        UUID id,
        @Schema(description = "The number in the ETag.") long version,
        String name,
        String source,
        @Schema(nullable = true) TargetBody.@Nullable Z3950Body z3950,
        @Schema(nullable = true) TargetBody.@Nullable SruBody sru,
        Target.Charset charset,
        Map<Index, String> indexes,
        @Schema(description = "Whether it has credentials.") boolean hasCredentials,
        long timeoutMillis,
        int rank,
        boolean enabled,
        boolean forReaders,
        HealthView health) {

    /** How it answered last. */
    @Schema(name = "TargetHealth")
    record HealthView(
            @Schema(nullable = true) @Nullable Instant lastOk,
            long millis,
            @Schema(nullable = true) @Nullable Instant lastFailed,

            @Schema(nullable = true, examples = "timed-out") @Nullable
            String failure,

            @Schema(nullable = true) @Nullable String detail) {}

    static TargetView of(Targets.Kept kept) {
        Target.Description its = kept.target().description();
        Targets.Health health = kept.health();
        return new TargetView(
                kept.target().id(),
                kept.target().version(),
                its.name(),
                its.source(),
                its.connection() instanceof Target.Connection.Z3950 z3950
                        ? new TargetBody.Z3950Body(z3950.host(), z3950.port(), z3950.database(), z3950.syntax())
                        : null,
                its.connection() instanceof Target.Connection.Sru sru
                        ? new TargetBody.SruBody(sru.baseUrl().toString(), sru.version(), sru.schema())
                        : null,
                its.charset(),
                its.indexes(),
                its.credentials() != null,
                its.use().timeout().toMillis(),
                its.use().rank(),
                its.use().enabled(),
                its.use().forReaders(),
                new HealthView(
                        health.lastOk(), health.millis(), health.lastFailed(), health.failure(), health.detail()));
    }
}
