package org.carrel.catalog.authorities.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.authorities.HeadingChange;
import org.carrel.catalog.authorities.HeadingChange.Outcome;
import org.carrel.catalog.authorities.HeadingChange.State;
import org.carrel.catalog.authorities.HeadingChange.Touched;
import org.carrel.catalog.authorities.HeadingChanges;
import org.carrel.catalog.jobs.store.JobTable;
import org.carrel.platform.sql.Column;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** The heading changes in PostgreSQL. */
@ApplicationScoped
class JdbcHeadingChanges implements HeadingChanges {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Database database;
    private final JobTable jobs;

    JdbcHeadingChanges(Database database) {
        this.database = database;
        this.jobs = new JobTable(database, "heading_change", "proposed_at", "", LEASE);
    }

    @Override
    public void propose(UUID id, UUID authority, String before, String after, State state, Instant now) {
        database.update("""
                insert into heading_change (id, authority_id, state, text_before, text_after, proposed_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (authority_id) where state in ('PROPOSED', 'QUEUED')
                do update set text_after = excluded.text_after""", id, authority, state, before.replace("\u0000", ""), after.replace("\u0000", ""), now);
    }

    @Override
    public Optional<HeadingChange> find(UUID id) {
        return database.first("select * from heading_change where id = ?", JdbcHeadingChanges::read, id);
    }

    @Override
    public Optional<HeadingChange> waiting(UUID authority) {
        return database.first(
                "select * from heading_change where authority_id = ? and state in ('PROPOSED', 'QUEUED')",
                JdbcHeadingChanges::read,
                authority);
    }

    @Override
    public List<HeadingChange> list(@Nullable State state, @Nullable UUID before, int limit) {
        return database.list(
                "select * from heading_change where (?::text is null or state = ?) and id < ? order by id desc limit ?",
                JdbcHeadingChanges::read,
                state,
                state,
                before == null ? new UUID(-1, -1) : before,
                limit);
    }

    @Override
    public List<Touched> touched(UUID id, @Nullable UUID after, int limit) {
        return database.list(
                "select record_id, outcome, version, reason from heading_change_record"
                        + " where change_id = ? and record_id > ? order by record_id limit ?",
                row -> new Touched(
                        row.uuid("record_id"),
                        row.constant("outcome", Outcome.class),
                        row.numberOrNull("version"),
                        row.textOrNull("reason")),
                id,
                after == null ? new UUID(0, 0) : after,
                limit);
    }

    @Override
    public boolean start(UUID id, String actor, String reason) {
        return database.update(
                        "update heading_change set state = 'QUEUED', actor = ?, reason = ? where id = ? and state = 'PROPOSED'",
                        actor,
                        reason.replace("\u0000", ""),
                        id)
                == 1;
    }

    @Override
    public boolean cancel(UUID id, Instant now) {
        return database.update("""
                        update heading_change set cancel_requested = true,
                               state = case state when 'RUNNING' then state else 'CANCELLED' end,
                               finished_at = case state when 'RUNNING' then finished_at else ?::timestamptz end
                        where id = ? and state in ('PROPOSED', 'QUEUED', 'RUNNING')""", now, id) == 1;
    }

    @Override
    public Optional<Claim> claim(UUID runner, Instant now) {
        return jobs.claim(runner, now, row -> new Claim(read(row), row.uuidOrNull("position")));
    }

    @Override
    public Standing hold(UUID id, UUID runner) {
        return jobs.hold(id, runner);
    }

    @Override
    public void note(UUID id, List<Touched> touched, UUID position) {
        database.update(
                """
                insert into heading_change_record (change_id, record_id, outcome, version, reason)
                select ?, * from unnest(?::uuid[], ?::text[], ?::integer[], ?::text[])""",
                id,
                Column.uuids(touched.stream().map(Touched::recordId).toList()),
                Column.texts(touched.stream().map(one -> one.outcome().name()).toList()),
                Column.ints(touched.stream().map(Touched::version).collect(Collectors.toList())),
                Column.texts(touched.stream().map(Touched::reason).collect(Collectors.toList())));
        database.update(
                """
                update heading_change set changed = changed + ?, unchanged = unchanged + ?, skipped = skipped + ?,
                       position = ?
                where id = ?""",
                count(touched, Outcome.CHANGED),
                count(touched, Outcome.UNCHANGED),
                count(touched, Outcome.SKIPPED),
                position,
                id);
    }

    private static long count(List<Touched> touched, Outcome outcome) {
        return touched.stream().filter(one -> one.outcome() == outcome).count();
    }

    @Override
    public void end(UUID id, State state, Instant now) {
        database.update(
                "update heading_change set state = ?, finished_at = ?, runner = null, lease_until = null where id = ?",
                state,
                now,
                id);
    }

    @Override
    public void release(UUID runner) {
        jobs.release(runner);
    }

    private static HeadingChange read(Row row) {
        return new HeadingChange(
                row.uuid("id"),
                row.uuid("authority_id"),
                row.constant("state", State.class),
                row.text("text_before"),
                row.text("text_after"),
                row.textOrNull("actor"),
                row.text("reason"),
                new HeadingChange.Progress(
                        row.bigNumber("changed"), row.bigNumber("unchanged"), row.bigNumber("skipped")),
                new HeadingChange.Times(
                        row.instant("proposed_at"), row.instantOrNull("started_at"), row.instantOrNull("finished_at")));
    }
}
