package org.carrel.catalog.authorities.app;

import java.time.Clock;

import jakarta.inject.Singleton;

import org.carrel.catalog.authorities.HeadingChanges;
import org.carrel.catalog.jobs.app.JobRunner;
import org.carrel.catalog.jobs.app.Turn;

/** Runs heading changes one after another, on each instance. */
@Singleton
public class RunHeadingChanges extends JobRunner<HeadingChanges.Claim> {

    private final HeadingChangeRun run;

    RunHeadingChanges(HeadingChanges changes, HeadingChangeRun run, Clock clock) {
        super("heading changes", changes, clock);
        this.run = run;
    }

    @Override
    protected void run(HeadingChanges.Claim job, Turn turn) {
        run.run(job, turn);
    }
}
