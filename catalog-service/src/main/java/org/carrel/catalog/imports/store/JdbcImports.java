package org.carrel.catalog.imports.store;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.ImportState;
import org.carrel.catalog.imports.ImportedRecord;
import org.carrel.catalog.imports.ImportedRecord.Outcome;
import org.carrel.catalog.imports.ImportedRecord.Rejection;
import org.carrel.catalog.imports.Imports;
import org.carrel.catalog.marc.Serialisation;

/** The imports in PostgreSQL. Leases run by the clock of the database, which is the same for every instance. */
@ApplicationScoped
class JdbcImports implements Imports {

    private static final String LEASE = "clock_timestamp() + interval '30 seconds'";

    private final DataSource database;

    JdbcImports(DataSource database) {
        this.database = database;
    }

    private int update(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("imports could not be stored", e);
        }
    }

    /** Turns a row into a value. */
    @FunctionalInterface
    private interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Mapping<T> mapping, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, values);
            var found = new ArrayList<T>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(mapping.map(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("imports could not be read", e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            Object value = values[index];
            statement.setObject(index + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
    }

    @Override
    public void receive(
            UUID id, String source, @Nullable String fileName, String actor, @Nullable String key, Instant now) {
        update("""
                insert into import (id, state, source, file_name, serialisation, actor, idempotency_key, received_at)
                values (?, 'RECEIVING', ?, ?, 'ISO2709', ?, ?, ?)""", id, source, fileName, actor, key, now);
    }

    @Override
    public void append(UUID id, int seq, byte[] octets, int length) {
        update(
                "insert into import_chunk (import_id, seq, octets) values (?, ?, ?)",
                id,
                seq,
                length == octets.length ? octets : Arrays.copyOf(octets, length));
    }

    @Override
    public void received(UUID id, Serialisation serialisation, boolean gzip, long octets, String sha256) {
        update("""
                update import set state = 'QUEUED', serialisation = ?, gzip = ?, octets = ?, sha256 = ?
                where id = ? and state = 'RECEIVING'""", serialisation.name(), gzip, octets, sha256, id);
    }

    @Override
    public void abandon(UUID id) {
        update(
                "delete from import_chunk where import_id in (select id from import where id = ? and state = 'RECEIVING')",
                id);
        update("delete from import where id = ? and state = 'RECEIVING'", id);
    }

    @Override
    public void abandonStale() {
        query(
                        "select id from import where state = 'RECEIVING' and received_at < clock_timestamp() - interval '6 hours'",
                        row -> row.getObject(1, UUID.class))
                .forEach(this::abandon);
    }

    @Override
    public Optional<Import> find(UUID id) {
        return query("select * from import where id = ?", JdbcImports::imported, id).stream()
                .findFirst();
    }

    @Override
    public Optional<Import> findByKey(String actor, String key) {
        return query("select * from import where actor = ? and idempotency_key = ?", JdbcImports::imported, actor, key)
                .stream()
                .findFirst();
    }

    @Override
    public List<Import> list(@Nullable UUID before, int limit) {
        return query(
                "select * from import where id < ? order by id desc limit ?",
                JdbcImports::imported,
                before == null ? new UUID(-1, -1) : before,
                limit);
    }

    @Override
    public List<ImportedRecord> records(UUID id, boolean rejectedOnly, long afterNumber, int limit) {
        String only = rejectedOnly ? " and outcome = 'REJECTED'" : "";
        return query(
                "select number, position, outcome, record_id, reason, detail, head from import_record"
                        + " where import_id = ? and number > ?" + only + " order by number limit ?",
                row -> new ImportedRecord(
                        row.getLong(1),
                        row.getLong(2),
                        Outcome.valueOf(row.getString(3)),
                        row.getObject(4, UUID.class),
                        row.getString(5) == null
                                ? null
                                : new Rejection(row.getString(5), row.getString(6), row.getString(7))),
                id,
                afterNumber,
                limit);
    }

    @Override
    public boolean cancel(UUID id, Instant now) {
        update(
                "delete from import_chunk where import_id in (select id from import where id = ? and state = 'QUEUED')",
                id);
        return update("""
                        update import set cancel_requested = true,
                               state = case state when 'QUEUED' then 'CANCELLED' else state end,
                               finished_at = case state when 'QUEUED' then ?::timestamptz end
                        where id = ? and state in ('QUEUED', 'RUNNING')""", now, id) > 0;
    }

    @Override
    public Optional<Import> claim(UUID runner, Instant now) {
        return query("""
                        update import set state = 'RUNNING', runner = ?, lease_until = %s,
                               started_at = coalesce(started_at, ?)
                        where id = (
                            select id from import
                            where state = 'QUEUED' or (state = 'RUNNING' and lease_until < clock_timestamp())
                            order by received_at, id limit 1 for update skip locked)
                        returning *""".formatted(LEASE), JdbcImports::imported, runner, now).stream()
                .findFirst();
    }

    @Override
    public InputStream file(UUID id) {
        return new ChunkStream(
                seq -> query(
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
        return query(
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
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into import_record
                          (import_id, number, position, outcome, record_id, reason, detail, head)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (ImportedRecord record : records) {
                Rejection rejection = record.rejection();
                bind(
                        insert,
                        id,
                        record.number(),
                        record.offset(),
                        record.outcome().name(),
                        record.recordId(),
                        rejection == null ? null : rejection.reason(),
                        rejection == null ? null : rejection.detail().replace("\u0000", ""),
                        rejection == null ? null : rejection.head());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("an import's report could not be stored", e);
        }
        update(
                """
                update import set frames = frames + ?, created = created + ?, updated = updated + ?,
                       unchanged = unchanged + ?, rejected = rejected + ?, offset_read = greatest(offset_read, ?)
                where id = ?""",
                batch.frames(),
                batch.created(),
                batch.updated(),
                batch.unchanged(),
                batch.rejected(),
                batch.offset(),
                id);
    }

    @Override
    public void end(UUID id, ImportState state, @Nullable String failure, Instant now) {
        update("""
                update import set state = ?, failure = ?, finished_at = ?, runner = null, lease_until = null
                where id = ?""", state.name(), failure, now, id);
        update("delete from import_chunk where import_id = ?", id);
    }

    @Override
    public void release(UUID runner) {
        update("update import set lease_until = clock_timestamp() where runner = ? and state = 'RUNNING'", runner);
    }

    private static Import imported(ResultSet row) throws SQLException {
        return new Import(
                row.getObject("id", UUID.class),
                ImportState.valueOf(row.getString("state")),
                row.getString("source"),
                new Import.File(
                        row.getString("file_name"),
                        Serialisation.valueOf(row.getString("serialisation")),
                        row.getBoolean("gzip"),
                        row.getLong("octets"),
                        row.getString("sha256")),
                row.getString("actor"),
                new Import.Progress(
                        row.getLong("frames"),
                        row.getLong("created"),
                        row.getLong("updated"),
                        row.getLong("unchanged"),
                        row.getLong("rejected"),
                        row.getLong("offset_read")),
                row.getString("failure"),
                new Import.Times(
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        instant(row, "started_at"),
                        instant(row, "finished_at")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
