package org.carrel.catalog.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Serialisation;
import org.carrel.platform.security.BranchScope;

/**
 * A file on its way into the catalogue.
 *
 * @param id its id
 * @param state how far it has come
 * @param task what is done when its turn comes
 * @param source code of where the records come from
 * @param file the file
 * @param sender who sent it
 * @param plan what it does with records
 * @param progress what has been done
 * @param failure why it failed
 * @param times when what happened
 */
public record Import(
        UUID id,
        ImportState state,
        Task task,
        String source,
        File file,
        Sender sender,
        ImportPlan plan,
        Progress progress,
        @Nullable String failure,
        Times times) {

    /**
     * Who sent it.
     *
     * @param actor who
     * @param branches where items may be made
     * @param touchesProtected whether they might change what protection rules protect when they sent it
     */
    public record Sender(String actor, BranchScope branches, boolean touchesProtected) {}

    /**
     * The file as received.
     *
     * @param name what the sender calls it
     * @param serialisation how its records are spelt
     * @param gzip whether it is compressed
     * @param octets its length as received
     * @param sha256 its digest
     */
    public record File(
            @Nullable String name,
            Serialisation serialisation,
            boolean gzip,
            long octets,
            @Nullable String sha256) {}

    /**
     * What has been done, counted in frames: stretches of the file that are a record or could not be read as one.
     *
     * @param frames how many have been dealt with
     * @param outcomes what became of them
     * @param items what became of the items that they brought along
     * @param findings what validation found in them
     * @param undone how many records an undo has looked at
     * @param offset where in the file (uncompressed) the next frame is looked for
     */
    public record Progress(long frames, Outcomes outcomes, Items items, Findings findings, long undone, long offset) {

        /** Nothing yet. */
        public static final Progress NONE = new Progress(0, Outcomes.NONE, Items.NONE, Findings.NONE, 0, 0);

        /** This progress and a batch more. */
        public Progress plus(Progress batch) {
            return new Progress(
                    frames + batch.frames,
                    outcomes.plus(batch.outcomes),
                    new Items(items.created + batch.items.created, items.rejected + batch.items.rejected),
                    findings.plus(batch.findings),
                    undone + batch.undone,
                    Math.max(offset, batch.offset));
        }
    }

    /**
     * What became of frames.
     *
     * @param created new records
     * @param updated records with new octets
     * @param unchanged records that were as before
     * @param skipped records that were left out on purpose
     * @param review records that somebody has to decide of
     * @param rejected frames that were not stored
     */
    public record Outcomes(long created, long updated, long unchanged, long skipped, long review, long rejected) {

        /** Nothing yet. */
        public static final Outcomes NONE = new Outcomes(0, 0, 0, 0, 0, 0);

        /** What became of frames by this report. */
        public static Outcomes of(List<ImportedRecord> report) {
            return new Outcomes(
                    count(report, ImportedRecord.Outcome.CREATED),
                    count(report, ImportedRecord.Outcome.UPDATED),
                    count(report, ImportedRecord.Outcome.UNCHANGED),
                    count(report, ImportedRecord.Outcome.SKIPPED),
                    count(report, ImportedRecord.Outcome.REVIEW),
                    count(report, ImportedRecord.Outcome.REJECTED));
        }

        private static long count(List<ImportedRecord> report, ImportedRecord.Outcome outcome) {
            return report.stream().filter(record -> record.outcome() == outcome).count();
        }

        Outcomes plus(Outcomes more) {
            return new Outcomes(
                    created + more.created,
                    updated + more.updated,
                    unchanged + more.unchanged,
                    skipped + more.skipped,
                    review + more.review,
                    rejected + more.rejected);
        }
    }

    /** What became of items. */
    public record Items(long created, long rejected) {

        /** Nothing yet. */
        public static final Items NONE = new Items(0, 0);
    }

    /**
     * What validation found in records.
     *
     * @param errors how many errors
     * @param warnings how many warnings
     * @param infos how many things that are worth knowing
     * @param rejected how many records were rejected for their errors
     */
    public record Findings(long errors, long warnings, long infos, long rejected) {

        /** Nothing yet. */
        public static final Findings NONE = new Findings(0, 0, 0, 0);

        Findings plus(Findings more) {
            return new Findings(
                    errors + more.errors, warnings + more.warnings, infos + more.infos, rejected + more.rejected);
        }
    }

    /** When what happened. */
    public record Times(
            Instant received,
            @Nullable Instant started,
            @Nullable Instant finished) {}
}
