package org.carrel.circulation.jobs.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.jobs.Job;
import org.carrel.circulation.jobs.JobRun;
import org.carrel.circulation.jobs.JobRuns;
import org.carrel.platform.id.IdSource;

/** Runs a job batch by batch and keeps the record of it. */
@ApplicationScoped
public class RunJobs {
    private static final Logger LOG = Logger.getLogger(RunJobs.class);

    private final JobRuns runs;
    private final IdSource ids;
    private final Clock clock;

    RunJobs(JobRuns runs, IdSource ids, Clock clock) {
        this.runs = runs;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Runs a job until nothing is left, it is cancelled or this node stops.
     *
     * @param stopping whether this node stops; asked after each batch
     * @return the record of the run; empty if there was nothing to do
     */
    public Optional<JobRun> run(Job job, BooleanSupplier stopping) {
        Instant now = now();
        UUID runId = null;
        String after = null;
        boolean goesOn;
        do {
            Job.Batch batch;
            try {
                batch = job.work(now, after);
            } catch (RuntimeException e) {
                // The next run tries again from the start: what was committed is not selected any more.
                if (runId != null) {
                    end(runId, JobRun.State.FAILED);
                }
                throw e;
            }
            if (runId == null && batch.done() + batch.failures().size() > 0) {
                runId = begin(job, now);
            }
            goesOn = runId == null || told(runId, batch);
            after = batch.next();
        } while (after != null && goesOn && !stopping.getAsBoolean());
        if (runId == null) {
            return Optional.empty();
        }
        end(runId, after == null ? JobRun.State.DONE : JobRun.State.CANCELLED);
        return ended(runId);
    }

    private UUID begin(Job job, Instant at) {
        UUID runId = ids.next();
        QuarkusTransaction.requiringNew().run(() -> runs.begin(runId, job.name(), at));
        return runId;
    }

    private boolean told(UUID runId, Job.Batch batch) {
        return QuarkusTransaction.requiringNew().call(() -> runs.tell(runId, batch, now()));
    }

    private void end(UUID runId, JobRun.State state) {
        QuarkusTransaction.requiringNew().run(() -> runs.end(runId, state, now()));
    }

    private Optional<JobRun> ended(UUID runId) {
        @Nullable
        JobRun run =
                QuarkusTransaction.requiringNew().call(() -> runs.find(runId).orElse(null));
        if (run != null) {
            LOG.infof("job=%s state=%s done=%d failed=%d", run.job(), run.state(), run.done(), run.failed());
        }
        return Optional.ofNullable(run);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
