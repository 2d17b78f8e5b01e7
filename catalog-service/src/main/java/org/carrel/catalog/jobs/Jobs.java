package org.carrel.catalog.jobs;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Jobs of one kind. One runner at a time holds a job, by a lease that each of its batches renews: when the runner dies,
 * the lease runs out and another one goes on behind the last batch that was committed.
 *
 * @param <J> what a runner is given of a job
 */
public interface Jobs<J> {

    /** Takes the job that has waited longest, or whose runner has not been heard of for the time of a lease. */
    Optional<J> claim(UUID runner, Instant now);

    /**
     * Says in the current transaction that the runner is at work, and tells whether it is to go on. The job stays
     * locked until the transaction ends, so that nobody takes it over in the middle of a batch.
     */
    Standing hold(UUID id, UUID runner);

    /** Ends, in the current transaction, a job that somebody asked to stop. */
    void endCancelled(UUID id, Instant now);

    /** Lets another runner take over at once what this one holds. */
    void release(UUID runner);

    /** What a runner learns when it says that it is at work. */
    enum Standing {
        GO_ON,
        /** Somebody asked it to stop. */
        CANCEL,
        /** Another runner has taken over, or the job is at its end. */
        LOST
    }
}
