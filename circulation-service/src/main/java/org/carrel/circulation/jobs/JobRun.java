package org.carrel.circulation.jobs;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One run of a job that had something to do.
 *
 * @param id its id; a later run has a higher one
 * @param job the name of the job
 * @param state how it stands
 * @param startedAt when it began
 * @param toldAt when its last batch was done
 * @param endedAt when it ended; null while it runs
 * @param done how many things were done so far
 * @param failed how many things could not be done so far
 */
public record JobRun(
        UUID id,
        String job,
        State state,
        Instant startedAt,
        Instant toldAt,
        @Nullable Instant endedAt,
        long done,
        long failed) {

    /** How a run stands. */
    public enum State {
        /** At work. */
        RUNNING,
        /** Ended, nothing left to do. */
        DONE,
        /** Ended by staff; the next run goes on with the rest. */
        CANCELLED,
        /** Ended by a fault that hit a whole batch; the next run tries again. */
        FAILED,
        /** Its node died; the next run went on with the rest. */
        ABANDONED
    }
}
