package org.carrel.catalog.jobs.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.carrel.catalog.jobs.Jobs.Standing;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/**
 * A table of jobs: {@code id}, {@code state} (of which QUEUED and RUNNING are known here), {@code cancel_requested},
 * {@code runner}, {@code lease_until}, {@code started_at} and {@code finished_at}. Leases run by the clock of the
 * database, which is the same for every instance.
 */
public final class JobTable {

    private final Database database;
    private final String claim;
    private final String hold;
    private final String release;

    /**
     * A table of jobs.
     *
     * @param database where it is
     * @param table its name
     * @param waitingSince name of the column by which jobs have their turn
     * @param more further columns of what a claim returns, each with a comma before it
     * @param lease how long a runner may be silent
     */
    public JobTable(Database database, String table, String waitingSince, String more, Duration lease) {
        this.database = database;
        String until = "clock_timestamp() + interval '" + lease.toMillis() + " milliseconds'";
        this.claim = """
                update %1$s set state = 'RUNNING', runner = ?, lease_until = %2$s, started_at = coalesce(started_at, ?)
                where id = (
                    select id from %1$s
                    where state = 'QUEUED' or (state = 'RUNNING' and lease_until < clock_timestamp())
                    order by %3$s, id limit 1 for update skip locked)
                returning *%4$s""".formatted(table, until, waitingSince, more);
        this.hold = """
                update %s set lease_until = %s
                where id = ? and runner = ? and state = 'RUNNING' returning cancel_requested""".formatted(table, until);
        this.release =
                "update %s set lease_until = clock_timestamp() where runner = ? and state = 'RUNNING'".formatted(table);
    }

    /** Takes the job that has waited longest, or whose lease has run out. */
    public <J> Optional<J> claim(UUID runner, Instant now, Function<Row, J> job) {
        return database.first(claim, job, runner, now);
    }

    /** Renews the lease in the current transaction, which keeps the job's row locked until it ends. */
    public Standing hold(UUID id, UUID runner) {
        return database.first(hold, row -> row.flag("cancel_requested") ? Standing.CANCEL : Standing.GO_ON, id, runner)
                .orElse(Standing.LOST);
    }

    /** Ends the leases of a runner. */
    public void release(UUID runner) {
        database.update(release, runner);
    }
}
