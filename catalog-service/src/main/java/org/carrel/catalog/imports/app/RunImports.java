package org.carrel.catalog.imports.app;

import java.time.Clock;

import jakarta.inject.Singleton;

import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.Imports;
import org.carrel.catalog.jobs.app.JobRunner;
import org.carrel.catalog.jobs.app.Turn;

/** Runs imports one after another, on each instance. */
@Singleton
public class RunImports extends JobRunner<Import> {

    private final ImportRun run;

    RunImports(Imports imports, ImportRun run, Clock clock) {
        super("imports", imports, clock);
        this.run = run;
    }

    @Override
    protected void run(Import job, Turn turn) {
        run.run(job, turn);
    }
}
