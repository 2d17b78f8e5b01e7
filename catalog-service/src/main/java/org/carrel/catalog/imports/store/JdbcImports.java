package org.carrel.catalog.imports.store;

import java.io.InputStream;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.ImportPlan;
import org.carrel.catalog.imports.ImportState;
import org.carrel.catalog.imports.ImportedRecord;
import org.carrel.catalog.imports.ImportedRecord.Outcome;
import org.carrel.catalog.imports.ImportedRecord.Rejection;
import org.carrel.catalog.imports.Imports;
import org.carrel.catalog.imports.Task;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.validation.Finding;
import org.carrel.platform.security.BranchScope;

/** The imports in PostgreSQL. Leases run by the clock of the database, which is the same for every instance. */
@ApplicationScoped
class JdbcImports implements Imports {

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final String LEASE = "clock_timestamp() + interval '30 seconds'";

    private final Sql sql;

    JdbcImports(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void receive(Arrival arrival, Instant now) {
        sql.update(
                """
                insert into import (id, state, source, file_name, serialisation, actor, branches,
                                    touches_protected, idempotency_key, plan, task, received_at)
                values (?, 'RECEIVING', ?, ?, 'ISO2709', ?, ?, ?, ?, ?::jsonb, ?, ?)""",
                arrival.id(),
                arrival.source(),
                arrival.fileName(),
                arrival.sender().actor(),
                switch (arrival.sender().branches()) {
                    case BranchScope.Everywhere _ -> null;
                    case BranchScope.Branches(Set<UUID> ids) -> List.copyOf(ids);
                },
                arrival.sender().touchesProtected(),
                arrival.key(),
                sql.written(arrival.plan()),
                arrival.task(),
                now);
    }

    @Override
    public void append(UUID id, int seq, byte[] octets, int length) {
        sql.update(
                "insert into import_chunk (import_id, seq, octets) values (?, ?, ?)",
                id,
                seq,
                length == octets.length ? octets : Arrays.copyOf(octets, length));
    }

    @Override
    public void received(UUID id, Serialisation serialisation, boolean gzip, long octets, String sha256) {
        sql.update("""
                update import set state = 'QUEUED', serialisation = ?, gzip = ?, octets = ?, sha256 = ?
                where id = ? and state = 'RECEIVING'""", serialisation.name(), gzip, octets, sha256, id);
    }

    @Override
    public void abandon(UUID id) {
        sql.update(
                "delete from import_chunk where import_id in (select id from import where id = ? and state = 'RECEIVING')",
                id);
        sql.update("delete from import where id = ? and state = 'RECEIVING'", id);
    }

    @Override
    public void abandonStale() {
        sql.query(
                        "select id from import where state = 'RECEIVING' and received_at < clock_timestamp() - interval '6 hours'",
                        row -> row.getObject(1, UUID.class))
                .forEach(this::abandon);
    }

    @Override
    public Optional<Import> find(UUID id) {
        return sql.query("select * from import where id = ?", this::imported, id).stream()
                .findFirst();
    }

    @Override
    public Optional<Import> findForMove(UUID id) {
        return sql.query("select * from import where id = ? for no key update", this::imported, id).stream()
                .findFirst();
    }

    @Override
    public Optional<Import> findSame(String source, String sha256, UUID but) {
        return sql.query("""
                        select * from import where source = ? and sha256 = ? and id <> ?
                          and state in ('QUEUED', 'RUNNING', 'STAGED', 'DONE') order by id desc limit 1""", this::imported, source, sha256, but).stream().findFirst();
    }

    @Override
    public void queue(UUID id, Task task) {
        String anew = task == Task.UNDO
                ? ""
                : ", frames = 0, created = 0, updated = 0, unchanged = 0, skipped = 0, review = 0, rejected = 0,"
                        + " items_created = 0, items_rejected = 0, findings_errors = 0, findings_warnings = 0,"
                        + " findings_infos = 0, findings_rejected = 0, offset_read = 0";
        sql.update(
                "update import set state = 'QUEUED', task = ?, cancel_requested = false, failure = null,"
                        + " finished_at = null" + anew + " where id = ?",
                task,
                id);
    }

    @Override
    public Optional<Import> findByKey(String actor, String key) {
        return sql
                .query("select * from import where actor = ? and idempotency_key = ?", this::imported, actor, key)
                .stream()
                .findFirst();
    }

    @Override
    public List<Import> list(@Nullable UUID before, int limit) {
        return sql.query(
                "select * from import where id < ? order by id desc limit ?",
                this::imported,
                before == null ? new UUID(-1, -1) : before,
                limit);
    }

    @Override
    public List<ImportedRecord> records(UUID id, boolean rejectedOnly, long afterNumber, int limit) {
        String only = rejectedOnly ? " and outcome = 'REJECTED'" : "";
        return sql.query(
                "select number, position, outcome, record_id, reason, detail, head, findings from import_record"
                        + " where import_id = ? and number > ?" + only + " order by number limit ?",
                row -> new ImportedRecord(
                        row.getLong(1),
                        row.getLong(2),
                        Outcome.valueOf(row.getString(3)),
                        row.getObject(4, UUID.class),
                        row.getString(5) == null
                                ? null
                                : new Rejection(row.getString(5), row.getString(6), row.getString(7)),
                        row.getString(8) == null ? List.of() : sql.read(row.getString(8), FINDINGS)),
                id,
                afterNumber,
                limit);
    }

    @Override
    public boolean cancel(UUID id, Instant now) {
        sql.update(
                "delete from import_chunk where import_id in (select id from import where id = ? and state = 'QUEUED')",
                id);
        return sql.update("""
                        update import set cancel_requested = true,
                               state = case state when 'QUEUED' then 'CANCELLED' else state end,
                               finished_at = case state when 'QUEUED' then ?::timestamptz end
                        where id = ? and state in ('QUEUED', 'RUNNING')""", now, id) > 0;
    }

    @Override
    public Optional<Import> claim(UUID runner, Instant now) {
        return sql.query("""
                        update import set state = 'RUNNING', runner = ?, lease_until = %s,
                               started_at = coalesce(started_at, ?)
                        where id = (
                            select id from import
                            where state = 'QUEUED' or (state = 'RUNNING' and lease_until < clock_timestamp())
                            order by received_at, id limit 1 for update skip locked)
                        returning *""".formatted(LEASE), this::imported, runner, now).stream()
                .findFirst();
    }

    @Override
    public InputStream file(UUID id) {
        return new ChunkStream(seq -> sql
                .query(
                        "select octets from import_chunk where import_id = ? and seq = ?",
                        row -> row.getBytes(1),
                        id,
                        seq)
                .stream()
                .findFirst()
                .orElse(null));
    }

    @Override
    public Standing hold(UUID id, UUID runner) {
        return sql
                .query(
                        "update import set lease_until = " + LEASE
                                + " where id = ? and runner = ? and state = 'RUNNING' returning cancel_requested",
                        row -> row.getBoolean(1) ? Standing.CANCEL : Standing.GO_ON,
                        id,
                        runner)
                .stream()
                .findFirst()
                .orElse(Standing.LOST);
    }

    @Override
    public void note(UUID id, List<ImportedRecord> records, Import.Progress batch) {
        sql.batch("""
                insert into import_record (import_id, number, position, outcome, record_id, reason, detail, head,
                                           findings)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""", records, record -> {
            Rejection rejection = record.rejection();
            return new @Nullable Object[] {
                id,
                record.number(),
                record.offset(),
                record.outcome(),
                record.recordId(),
                rejection == null ? null : rejection.reason(),
                rejection == null ? null : rejection.detail(),
                rejection == null ? null : rejection.head(),
                record.findings().isEmpty() ? null : sql.written(record.findings())
            };
        });
        Import.Outcomes outcomes = batch.outcomes();
        sql.update(
                """
                update import set frames = frames + ?, created = created + ?, updated = updated + ?,
                       unchanged = unchanged + ?, skipped = skipped + ?, review = review + ?, rejected = rejected + ?,
                       items_created = items_created + ?, items_rejected = items_rejected + ?,
                       findings_errors = findings_errors + ?, findings_warnings = findings_warnings + ?,
                       findings_infos = findings_infos + ?, findings_rejected = findings_rejected + ?,
                       offset_read = greatest(offset_read, ?)
                where id = ?""",
                batch.frames(),
                outcomes.created(),
                outcomes.updated(),
                outcomes.unchanged(),
                outcomes.skipped(),
                outcomes.review(),
                outcomes.rejected(),
                batch.items().created(),
                batch.items().rejected(),
                batch.findings().errors(),
                batch.findings().warnings(),
                batch.findings().infos(),
                batch.findings().rejected(),
                batch.offset(),
                id);
    }

    @Override
    public void settle(UUID id, Outcome outcome, Import.Items items) {
        String column =
                switch (outcome) {
                    case CREATED -> "created";
                    case UPDATED -> "updated";
                    case UNCHANGED -> "unchanged";
                    case SKIPPED -> "skipped";
                    case REJECTED -> "rejected";
                    case REVIEW -> throw new IllegalArgumentException("a decision does not end in review");
                };
        sql.update(
                "update import set review = review - 1, items_created = items_created + ?,"
                        + " items_rejected = items_rejected + ?, " + column + " = " + column + " + 1 where id = ?",
                items.created(),
                items.rejected(),
                id);
    }

    @Override
    public void noteUndo(UUID id, long records, long lastNumber) {
        sql.update("update import set undone = undone + ?, undone_to = ? where id = ?", records, lastNumber, id);
    }

    @Override
    public long undoneTo(UUID id) {
        return sql.query("select undone_to from import where id = ?", row -> row.getLong(1), id)
                .getFirst();
    }

    @Override
    public void end(UUID id, ImportState state, @Nullable String failure, Instant now) {
        sql.update("""
                update import set state = ?, failure = ?, finished_at = ?, runner = null, lease_until = null
                where id = ?""", state.name(), failure, now, id);
        if (state != ImportState.STAGED) {
            sql.update("delete from import_chunk where import_id = ?", id);
        }
    }

    @Override
    public void release(UUID runner) {
        sql.update("update import set lease_until = clock_timestamp() where runner = ? and state = 'RUNNING'", runner);
    }

    private Import imported(ResultSet row) throws SQLException {
        return new Import(
                row.getObject("id", UUID.class),
                ImportState.valueOf(row.getString("state")),
                Task.valueOf(row.getString("task")),
                row.getString("source"),
                new Import.File(
                        row.getString("file_name"),
                        Serialisation.valueOf(row.getString("serialisation")),
                        row.getBoolean("gzip"),
                        row.getLong("octets"),
                        row.getString("sha256")),
                new Import.Sender(
                        row.getString("actor"),
                        branches(row.getArray("branches")),
                        row.getBoolean("touches_protected")),
                row.getString("plan") == null ? ImportPlan.DEFAULT : sql.read(row.getString("plan"), ImportPlan.class),
                new Import.Progress(
                        row.getLong("frames"),
                        new Import.Outcomes(
                                row.getLong("created"),
                                row.getLong("updated"),
                                row.getLong("unchanged"),
                                row.getLong("skipped"),
                                row.getLong("review"),
                                row.getLong("rejected")),
                        new Import.Items(row.getLong("items_created"), row.getLong("items_rejected")),
                        new Import.Findings(
                                row.getLong("findings_errors"),
                                row.getLong("findings_warnings"),
                                row.getLong("findings_infos"),
                                row.getLong("findings_rejected")),
                        row.getLong("undone"),
                        row.getLong("offset_read")),
                row.getString("failure"),
                new Import.Times(
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        instant(row, "started_at"),
                        instant(row, "finished_at")));
    }

    private static BranchScope branches(@Nullable Array ids) throws SQLException {
        return ids == null ? new BranchScope.Everywhere() : new BranchScope.Branches(Set.of((UUID[]) ids.getArray()));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
