package org.carrel.catalog.authorities;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A heading on its way from its authority to the records that use it.
 *
 * @param id its id
 * @param authorityId the authority
 * @param state how far it has come
 * @param before the heading as it was; what the records are expected to have
 * @param after the heading as it is
 * @param actor who started it
 * @param reason why, as the new versions of the records say it
 * @param progress what has been done
 * @param times when what happened
 */
public record HeadingChange(
        UUID id,
        UUID authorityId,
        State state,
        String before,
        String after,
        @Nullable String actor,
        String reason,
        Progress progress,
        Times times) {

    /** How far it has come. */
    public enum State {
        /** It waits for somebody to look at it and start it. */
        PROPOSED,
        /** It waits for its turn. */
        QUEUED,
        /** Records are being rewritten. */
        RUNNING,
        /** Every linked record has been seen to. */
        DONE,
        /** Somebody stopped it; what was rewritten until then stays. */
        CANCELLED;

        /** Whether nothing more will happen. */
        public boolean isOver() {
            return this == DONE || this == CANCELLED;
        }
    }

    /** What became of a record. */
    public enum Outcome {
        /** It has a new version with the heading. */
        CHANGED,
        /** It had the heading already. */
        UNCHANGED,
        /** It could not be given the heading; somebody should look. */
        SKIPPED
    }

    /**
     * What has been done.
     *
     * @param changed records with a new version
     * @param unchanged records that had the heading already
     * @param skipped records that could not be given it
     */
    public record Progress(long changed, long unchanged, long skipped) {

        /** How many records have been seen to. */
        public long done() {
            return changed + unchanged + skipped;
        }
    }

    /** When what happened. */
    public record Times(
            Instant proposed,
            @Nullable Instant started,
            @Nullable Instant finished) {}

    /**
     * What became of one record.
     *
     * @param recordId the record
     * @param outcome what was done
     * @param version the new version of its octets, if it has one
     * @param reason why it was skipped
     */
    public record Touched(
            UUID recordId,
            Outcome outcome,
            @Nullable Integer version,
            @Nullable String reason) {}
}
