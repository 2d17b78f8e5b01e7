package org.carrel.catalog.imports.web;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.ImportPlan;
import org.carrel.catalog.imports.ImportState;
import org.carrel.catalog.imports.Task;
import org.carrel.catalog.marc.Serialisation;

/** An import as clients see it. */
@Schema(name = "Import")
record ImportView(
        UUID id,
        ImportState state,

        @Schema(description = "What is done with it when its turn comes.")
        Task task,

        PlanView plan,

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

        @Schema(description = "Records that were left out, because the plan or a person said so.")
        long skipped,

        @Schema(description = "Records that somebody has to decide of.")
        long review,

        long rejected,

        @Schema(description = "Items made of local fields.") long itemsCreated,

        @Schema(description = "Items that local fields describe and that could not be made.")
        long itemsRejected,

        Findings findings,

        @Schema(description = "How many records an undo has looked at.")
        long undone,

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

    /** What the import does with records. */
    @Schema(name = "ImportPlan")
    record PlanView(
            @Schema(nullable = true, description = "Code of the match set; none for the control number alone.")
            @Nullable
            String matchSet,

            ImportPlan.OnMatch onMatch,
            ImportPlan.OnNoMatch onNoMatch,

            @Schema(
                    nullable = true,
                    description = "Code of the overlay profile; none for the one that keeps local fields.")
            @Nullable
            String overlay,

            ImportPlan.Items items,

            @Schema(nullable = true, description = "Code of the item mapping.") @Nullable
            String itemMapping,

            @Schema(description = "What is done with records that break validation rules.")
            ImportPlan.FindingsPolicy findings) {

        static PlanView of(ImportPlan plan) {
            return new PlanView(
                    plan.named().matchSet(),
                    plan.onMatch(),
                    plan.onNoMatch(),
                    plan.named().overlay(),
                    plan.items(),
                    plan.named().mapping(),
                    plan.findings());
        }
    }

    /** What validation found in the records of the file. */
    @Schema(name = "ImportFindings")
    record Findings(
            long errors,
            long warnings,
            long infos,

            @Schema(description = "Records that were rejected for their errors.")
            long rejected) {

        static Findings of(Import.Findings from) {
            return new Findings(from.errors(), from.warnings(), from.infos(), from.rejected());
        }
    }

    static ImportView of(Import from) {
        Import.Progress progress = from.progress();
        return new ImportView(
                from.id(),
                from.state(),
                from.task(),
                PlanView.of(from.plan()),
                from.source(),
                from.file().name(),
                from.file().serialisation(),
                from.file().gzip(),
                from.file().octets(),
                progress.frames(),
                progress.outcomes().created(),
                progress.outcomes().updated(),
                progress.outcomes().unchanged(),
                progress.outcomes().skipped(),
                progress.outcomes().review(),
                progress.outcomes().rejected(),
                progress.items().created(),
                progress.items().rejected(),
                Findings.of(progress.findings()),
                progress.undone(),
                fraction(from),
                from.failure(),
                from.times().received(),
                from.times().started(),
                from.times().finished());
    }

    private static @Nullable Double fraction(Import from) {
        if (from.state() == ImportState.DONE || from.state() == ImportState.STAGED) {
            return 1.0;
        }
        return from.file().gzip() || from.file().octets() == 0
                ? null
                : Double.valueOf((double) from.progress().offset() / from.file().octets());
    }
}
