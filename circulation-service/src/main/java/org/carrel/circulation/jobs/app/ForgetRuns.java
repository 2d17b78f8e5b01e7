package org.carrel.circulation.jobs.app;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.jobs.Job;
import org.carrel.circulation.jobs.JobRuns;

/** Forgets what jobs did long ago. */
@ApplicationScoped
class ForgetRuns implements Job {
    private static final Duration KEPT = Duration.ofDays(90);

    private final JobRuns runs;

    ForgetRuns(JobRuns runs) {
        this.runs = runs;
    }

    @Override
    public String name() {
        return "forget-runs";
    }

    @Override
    public String purpose() {
        return "Forgets the record of scheduled work after 90 days.";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public Batch work(Instant now, @Nullable String after) {
        return Batch.last(QuarkusTransaction.requiringNew().call(() -> runs.forget(now.minus(KEPT))));
    }
}
