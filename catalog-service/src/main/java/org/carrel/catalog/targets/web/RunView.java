package org.carrel.catalog.targets.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.targets.OutsideSearches;

/** How far the search of one database is. */
@Schema(name = "OutsideSearchTarget")
public record RunView(
        UUID targetId,
        String name,
        OutsideSearches.State state,

        @Schema(description = "How many records the database has; known at the end.")
        long total,

        long millis,

        @Schema(
                nullable = true,
                description = "`unreachable`, `timed-out`, `refused`, `diagnostic`, `protocol-error`, "
                        + "`host-not-allowed`, `paused`, `interrupted`.")
        @Nullable
        String failure,

        @Schema(nullable = true) @Nullable String detail,

        @Schema(description = "What was wrong with single records.")
        List<String> complaints) {

    /** How far it is now. */
    public static RunView of(OutsideSearches.TargetRun run, Instant now) {
        OutsideSearches.Ending ending = run.at(now).ending();
        return new RunView(
                run.targetId(),
                run.name(),
                ending.state(),
                ending.total(),
                ending.millis(),
                ending.failure(),
                ending.detail(),
                ending.complaints());
    }
}
