package org.carrel.circulation.jobs.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.jobs.Job;
import org.carrel.circulation.jobs.JobRun;
import org.carrel.circulation.jobs.JobRuns;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

@ApplicationScoped
class JobRunTable implements JobRuns {
    private static final String SELECT =
            "select id, job, state, started_at, told_at, ended_at, done, failed from job_run ";

    private final Database database;

    JobRunTable(Database database) {
        this.database = database;
    }

    @Override
    public void begin(UUID runId, String job, Instant at) {
        database.update(
                "update job_run set state = 'ABANDONED', ended_at = told_at where job = ? and state = 'RUNNING'", job);
        database.update(
                "insert into job_run (id, job, state, started_at, told_at) values (?, ?, 'RUNNING', ?, ?)",
                runId,
                job,
                at,
                at);
    }

    @Override
    public boolean tell(UUID runId, Job.Batch batch, Instant at) {
        List<@Nullable Object[]> failures = new ArrayList<>();
        batch.failures()
                .forEach(failure -> failures.add(new @Nullable Object[] {runId, failure.subject(), failure.reason()}));
        database.updateAll(
                "insert into job_failure (run_id, subject, reason) values (?, ?, ?) on conflict do nothing", failures);
        return database.first(
                        """
                        update job_run set done = done + ?, failed = failed + ?, told_at = ?
                        where id = ? and state = 'RUNNING' returning cancelled_by is null as goes_on
                        """,
                        row -> row.flag("goes_on"),
                        batch.done(),
                        batch.failures().size(),
                        at,
                        runId)
                .orElse(false);
    }

    @Override
    public void end(UUID runId, JobRun.State state, Instant at) {
        database.update(
                "update job_run set state = ?, ended_at = ? where id = ? and state = 'RUNNING'",
                state.name(),
                at,
                runId);
    }

    @Override
    public boolean cancel(UUID runId, String by) {
        return database.update("update job_run set cancelled_by = ? where id = ? and state = 'RUNNING'", by, runId)
                == 1;
    }

    @Override
    public Optional<JobRun> find(UUID runId) {
        return database.first(SELECT + "where id = ?", JobRunTable::run, runId);
    }

    @Override
    public Optional<JobRun> running(String job) {
        return database.first(
                SELECT + "where job = ? and state = 'RUNNING' order by id desc limit 1", JobRunTable::run, job);
    }

    @Override
    public List<JobRun> list(@Nullable String job, @Nullable UUID before, int limit) {
        return database.list(SELECT + """
                        where (?::text is null or job = ?) and (?::uuid is null or id < ?) order by id desc limit ?
                        """, JobRunTable::run, job, job, before, before, limit);
    }

    @Override
    public List<Job.Failure> failures(UUID runId, @Nullable UUID after, int limit) {
        return database.list(
                """
                select subject, reason from job_failure
                where run_id = ? and (?::uuid is null or subject > ?) order by subject limit ?
                """, row -> new Job.Failure(row.uuid("subject"), row.text("reason")), runId, after, after, limit);
    }

    @Override
    public int forget(Instant endedBefore) {
        return database.update("delete from job_run where ended_at < ?", endedBefore);
    }

    private static JobRun run(Row row) {
        return new JobRun(
                row.uuid("id"),
                row.text("job"),
                row.constant("state", JobRun.State.class),
                row.instant("started_at"),
                row.instant("told_at"),
                row.instantOrNull("ended_at"),
                row.bigNumber("done"),
                row.bigNumber("failed"));
    }
}
