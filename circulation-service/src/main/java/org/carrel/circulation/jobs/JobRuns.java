package org.carrel.circulation.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The record of what scheduled work did. */
public interface JobRuns {

    /** A run begins; what is still said to run of the same job was left by a node that died. */
    void begin(UUID runId, String job, Instant at);

    /**
     * Adds what a batch came to.
     *
     * @return whether the run may go on: nobody cancelled it
     */
    boolean tell(UUID runId, Job.Batch batch, Instant at);

    void end(UUID runId, JobRun.State state, Instant at);

    /** Asks a run to stop after its batch; false if it does not run. */
    boolean cancel(UUID runId, String by);

    Optional<JobRun> find(UUID runId);

    /** The run of a job that is at work. */
    Optional<JobRun> running(String job);

    /** Runs of one job, or of all, the newest first. */
    List<JobRun> list(@Nullable String job, @Nullable UUID before, int limit);

    /** What a run could not do, by the id of the thing. */
    List<Job.Failure> failures(UUID runId, @Nullable UUID after, int limit);

    /** Forgets runs that ended before a moment. */
    int forget(Instant endedBefore);
}
