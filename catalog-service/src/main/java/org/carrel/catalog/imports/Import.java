package org.carrel.catalog.imports;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Serialisation;

/**
 * A file on its way into the catalogue.
 *
 * @param id its id
 * @param state how far it has come
 * @param source code of where the records come from
 * @param file the file
 * @param actor who sent it
 * @param progress what has been done
 * @param failure why it failed
 * @param times when what happened
 */
public record Import(
        UUID id,
        ImportState state,
        String source,
        File file,
        String actor,
        Progress progress,
        @Nullable String failure,
        Times times) {

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
     * @param created new records
     * @param updated records with new octets
     * @param unchanged records that were as before
     * @param rejected frames that were not stored
     * @param offset where in the file (uncompressed) the next frame is looked for
     */
    public record Progress(long frames, long created, long updated, long unchanged, long rejected, long offset) {

        /** Nothing yet. */
        public static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0);

        /** This progress and a batch more. */
        public Progress plus(Progress batch) {
            return new Progress(
                    frames + batch.frames,
                    created + batch.created,
                    updated + batch.updated,
                    unchanged + batch.unchanged,
                    rejected + batch.rejected,
                    Math.max(offset, batch.offset));
        }
    }

    /** When what happened. */
    public record Times(
            Instant received,
            @Nullable Instant started,
            @Nullable Instant finished) {}
}
