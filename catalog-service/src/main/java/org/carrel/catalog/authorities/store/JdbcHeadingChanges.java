package org.carrel.catalog.authorities.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
import org.carrel.catalog.store.Statements;
import org.carrel.catalog.store.Statements.Column;

/** The heading changes in PostgreSQL. Leases run by the clock of the database, the same for every instance. */
@ApplicationScoped
class JdbcHeadingChanges implements HeadingChanges {

    private static final String LEASE = "clock_timestamp() + interval '30 seconds'";

    private final Statements sql;

    JdbcHeadingChanges(Statements sql) {
        this.sql = sql;
    }

    @Override
    public void propose(UUID id, UUID authority, String before, String after, State state, Instant now) {
        sql.update("""
                insert into heading_change (id, authority_id, state, text_before, text_after, proposed_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (authority_id) where state in ('PROPOSED', 'QUEUED')
                do update set text_after = excluded.text_after""", id, authority, state, before.replace("\u0000", ""), after.replace("\u0000", ""), now);
    }

    @Override
    public Optional<HeadingChange> find(UUID id) {
        return sql.first("select * from heading_change where id = ?", JdbcHeadingChanges::read, id);
    }

    @Override
    public Optional<HeadingChange> waiting(UUID authority) {
        return sql.first(
                "select * from heading_change where authority_id = ? and state in ('PROPOSED', 'QUEUED')",
                JdbcHeadingChanges::read,
                authority);
    }

    @Override
    public List<HeadingChange> list(@Nullable State state, @Nullable UUID before, int limit) {
        return sql.query(
                "select * from heading_change where (?::text is null or state = ?) and id < ? order by id desc limit ?",
                JdbcHeadingChanges::read,
                state,
                state,
                before == null ? new UUID(-1, -1) : before,
                limit);
    }

    @Override
    public List<Touched> touched(UUID id, @Nullable UUID after, int limit) {
        return sql.query(
                "select record_id, outcome, version, reason from heading_change_record"
                        + " where change_id = ? and record_id > ? order by record_id limit ?",
                row -> new Touched(
                        row.getObject("record_id", UUID.class),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getObject("version", Integer.class),
                        row.getString("reason")),
                id,
                after == null ? new UUID(0, 0) : after,
                limit);
    }

    @Override
    public boolean start(UUID id, String actor, String reason) {
        return sql.update(
                        "update heading_change set state = 'QUEUED', actor = ?, reason = ? where id = ? and state = 'PROPOSED'",
                        actor,
                        reason.replace("\u0000", ""),
                        id)
                == 1;
    }

    @Override
    public boolean cancel(UUID id, Instant now) {
        return sql.update("""
                        update heading_change set cancel_requested = true,
                               state = case state when 'RUNNING' then state else 'CANCELLED' end,
                               finished_at = case state when 'RUNNING' then finished_at else ?::timestamptz end
                        where id = ? and state in ('PROPOSED', 'QUEUED', 'RUNNING')""", now, id) == 1;
    }

    @Override
    public Optional<Claim> claim(UUID runner, Instant now) {
        return sql.first(
                """
                update heading_change set state = 'RUNNING', runner = ?, lease_until = %s,
                       started_at = coalesce(started_at, ?)
                where id = (
                    select id from heading_change
                    where state = 'QUEUED' or (state = 'RUNNING' and lease_until < clock_timestamp())
                    order by proposed_at, id limit 1 for update skip locked)
                returning *""".formatted(LEASE), row -> new Claim(read(row), row.getObject("position", UUID.class)), runner, now);
    }

    @Override
    public Standing hold(UUID id, UUID runner) {
        return sql.first(
                        "update heading_change set lease_until = " + LEASE
                                + " where id = ? and runner = ? and state = 'RUNNING' returning cancel_requested",
                        row -> row.getBoolean(1) ? Standing.CANCEL : Standing.GO_ON,
                        id,
                        runner)
                .orElse(Standing.LOST);
    }

    @Override
    public void note(UUID id, List<Touched> touched, UUID position) {
        sql.update(
                """
                insert into heading_change_record (change_id, record_id, outcome, version, reason)
                select ?, * from unnest(?::uuid[], ?::text[], ?::integer[], ?::text[])""",
                id,
                Column.uuids(touched.stream().map(Touched::recordId).toList()),
                Column.texts(touched.stream().map(one -> one.outcome().name()).toList()),
                new Column("integer", touched.stream().map(Touched::version).collect(Collectors.toList())),
                Column.texts(touched.stream().map(Touched::reason).collect(Collectors.toList())));
        sql.update(
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
        sql.update(
                "update heading_change set state = ?, finished_at = ?, runner = null, lease_until = null where id = ?",
                state,
                now,
                id);
    }

    @Override
    public void release(UUID runner) {
        sql.update(
                "update heading_change set lease_until = clock_timestamp() - interval '1 second'"
                        + " where runner = ? and state = 'RUNNING'",
                runner);
    }

    private static HeadingChange read(ResultSet row) throws SQLException {
        return new HeadingChange(
                row.getObject("id", UUID.class),
                row.getObject("authority_id", UUID.class),
                State.valueOf(row.getString("state")),
                row.getString("text_before"),
                row.getString("text_after"),
                row.getString("actor"),
                row.getString("reason"),
                new HeadingChange.Progress(row.getLong("changed"), row.getLong("unchanged"), row.getLong("skipped")),
                new HeadingChange.Times(
                        Objects.requireNonNull(Statements.instant(row, "proposed_at")),
                        Statements.instant(row, "started_at"),
                        Statements.instant(row, "finished_at")));
    }
}
