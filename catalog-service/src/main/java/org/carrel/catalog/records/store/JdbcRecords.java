package org.carrel.catalog.records.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Dialect;
import org.carrel.catalog.marc.Encoding;
import org.carrel.catalog.marc.MarcWarning;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.records.Brief;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.CatalogueRecord.Identity;
import org.carrel.catalog.records.CatalogueRecord.Standing;
import org.carrel.catalog.records.CatalogueRecord.State;
import org.carrel.catalog.records.Provenance;
import org.carrel.catalog.records.RecordKey;
import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.records.RecordVersion;
import org.carrel.catalog.records.Records;

/**
 * The records in PostgreSQL, in plain SQL: they come by the thousand, and their octets must not pass through a session.
 */
@ApplicationScoped
class JdbcRecords implements Records {

    private static final String COLUMNS = """
            r.id, r.version, r.kind, r.state, r.suppressed, r.source, r.control_number, r.current_version,
            r.title, r.author, r.year, r.format, r.isbns, r.updated_at, r.merged_into, r.suppressed_why""";
    private static final String ORIGINAL =
            "v.octets, v.serialisation, v.dialect, v.charset, v.encoding, v.sha256, v.warnings";
    private static final String JOINED =
            " from record r join record_version v on v.record_id = r.id and v.version = r.current_version";
    private static final TypeReference<List<MarcWarning>> WARNINGS = new TypeReference<>() {};

    private final DataSource database;
    private final ObjectMapper json;

    JdbcRecords(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Fills in the parameters of a statement. */
    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement, Connection connection) throws SQLException;
    }

    /** Turns a row into a value. */
    @FunctionalInterface
    private interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Binding binding, Mapping<T> mapping) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            binding.bind(select, connection);
            var found = new ArrayList<T>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(mapping.map(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("records could not be read", e);
        }
    }

    private void batch(String sql, Binding binding) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement, connection);
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("records could not be stored", e);
        }
    }

    @Override
    public Optional<CatalogueRecord> find(UUID id) {
        return query(
                        "select " + COLUMNS + " from record r where r.id = ?",
                        (select, _) -> select.setObject(1, id),
                        JdbcRecords::record)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<CatalogueRecord> findForEdit(UUID id) {
        return query(
                        "select " + COLUMNS + " from record r where r.id = ? for no key update",
                        (select, _) -> select.setObject(1, id),
                        JdbcRecords::record)
                .stream()
                .findFirst();
    }

    @Override
    public Map<String, CatalogueRecord> ofSourceForEdit(String source, Collection<String> controlNumbers) {
        query(
                "select pg_advisory_xact_lock(hashtextextended('record source ' || ?, 0))::text",
                (select, _) -> select.setString(1, source),
                row -> row.getString(1));
        var found = new HashMap<String, CatalogueRecord>();
        query(
                        "select " + COLUMNS + " from record r where r.source = ? and r.control_number = any (?)"
                                + " and r.state = 'ACTIVE' for no key update",
                        (select, connection) -> {
                            select.setString(1, source);
                            select.setArray(2, connection.createArrayOf("text", controlNumbers.toArray()));
                        },
                        JdbcRecords::record)
                .forEach(record -> found.put(record.identity().controlNumber(), record));
        return found;
    }

    @Override
    public Map<UUID, String> digests(Collection<UUID> ids) {
        var digests = new HashMap<UUID, String>();
        query(
                "select r.id, v.sha256" + JOINED + " where r.id = any (?)",
                (select, connection) -> select.setArray(1, connection.createArrayOf("uuid", ids.toArray())),
                row -> digests.put(row.getObject(1, UUID.class), row.getString(2)));
        return digests;
    }

    @Override
    public List<CatalogueRecord> list(Filter filter, @Nullable UUID after, int limit) {
        var sql = new StringBuilder("select ").append(COLUMNS).append(" from record r where r.state = 'ACTIVE'");
        var values = new ArrayList<Object>();
        RecordKey key = filter.key();
        if (key != null) {
            sql.append(
                    " and exists (select 1 from record_key k where k.type = ? and k.value = ? and k.record_id = r.id)");
            values.add(key.type().name());
            values.add(key.value());
        }
        if (filter.source() != null) {
            sql.append(" and r.source = ?");
            values.add(filter.source());
        }
        if (filter.controlNumber() != null) {
            sql.append(" and r.control_number = ?");
            values.add(filter.controlNumber());
        }
        if (!filter.suppressedToo()) {
            sql.append(" and not r.suppressed");
        }
        if (after != null) {
            sql.append(" and r.id > ?");
            values.add(after);
        }
        sql.append(" order by r.id limit ?");
        values.add(limit);
        return query(
                sql.toString(),
                (select, _) -> {
                    for (int index = 0; index < values.size(); index++) {
                        select.setObject(index + 1, values.get(index));
                    }
                },
                JdbcRecords::record);
    }

    @Override
    public Map<UUID, CatalogueRecord> findAll(Collection<UUID> ids) {
        return findAll(ids, "");
    }

    @Override
    public Map<UUID, CatalogueRecord> findAllForUse(Collection<UUID> ids) {
        return findAll(ids, " order by r.id for share");
    }

    private Map<UUID, CatalogueRecord> findAll(Collection<UUID> ids, String lock) {
        var found = new HashMap<UUID, CatalogueRecord>();
        query(
                        "select " + COLUMNS + " from record r where r.id = any (?)" + lock,
                        (select, connection) -> select.setArray(1, connection.createArrayOf("uuid", ids.toArray())),
                        JdbcRecords::record)
                .forEach(record -> found.put(record.id(), record));
        return found;
    }

    @Override
    public Optional<RecordVersion> version(UUID id, int version) {
        return query(
                        "select v.record_id, v.version, " + ORIGINAL
                                + ", v.origin, v.actor, v.import_id, v.reason, v.reviewer, v.at"
                                + " from record_version v where v.record_id = ? and v.version = ?",
                        (select, _) -> {
                            select.setObject(1, id);
                            select.setInt(2, version);
                        },
                        row -> new RecordVersion(
                                row.getObject("record_id", UUID.class),
                                row.getInt("version"),
                                original(row),
                                provenance(row),
                                instant(row, "at")))
                .stream()
                .findFirst();
    }

    @Override
    public List<Heading> versions(UUID id, @Nullable Integer before, int limit) {
        return query(
                """
                select v.version, v.origin, v.actor, v.import_id, v.reason, v.reviewer, v.at, v.sha256,
                       length(v.octets) as length, jsonb_array_length(v.warnings) as warned
                from record_version v where v.record_id = ? and v.version < ?
                order by v.version desc limit ?""",
                (select, _) -> {
                    select.setObject(1, id);
                    select.setInt(2, before == null ? Integer.MAX_VALUE : before);
                    select.setInt(3, limit);
                },
                row -> new Heading(
                        row.getInt("version"),
                        provenance(row),
                        instant(row, "at"),
                        row.getString("sha256"),
                        row.getInt("length"),
                        row.getInt("warned")));
    }

    @Override
    public Optional<Integer> octetsAt(UUID id, long recordVersion) {
        return query(
                        """
                        select max(v.version) as version from record_version v
                        where v.record_id = ? and coalesce(v.edition, v.version) <= ? having count(*) > 0""",
                        (select, _) -> {
                            select.setObject(1, id);
                            select.setLong(2, recordVersion);
                        },
                        row -> row.getInt(1))
                .stream()
                .findFirst();
    }

    @Override
    public void add(List<CatalogueRecord> added) {
        if (added.isEmpty()) {
            return;
        }
        batch("""
                insert into record (id, version, kind, state, suppressed, source, control_number, current_version,
                                    title, author, year, format, isbns, updated_at, merged_into, suppressed_why, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", (insert, connection) -> {
            for (CatalogueRecord record : added) {
                insert.setObject(1, record.id());
                bind(record, insert, 2, connection);
                insert.setObject(17, time(record.updatedAt()));
                insert.addBatch();
            }
        });
    }

    @Override
    public void change(List<CatalogueRecord> changed) {
        if (changed.isEmpty()) {
            return;
        }
        batch("""
                update record set version = ?, kind = ?, state = ?, suppressed = ?, source = ?, control_number = ?,
                                  current_version = ?, title = ?, author = ?, year = ?, format = ?, isbns = ?,
                                  updated_at = ?, merged_into = ?, suppressed_why = ?
                where id = ?""", (update, connection) -> {
            for (CatalogueRecord record : changed) {
                bind(record, update, 1, connection);
                update.setObject(16, record.id());
                update.addBatch();
            }
        });
    }

    private static void bind(CatalogueRecord record, PreparedStatement statement, int from, Connection connection)
            throws SQLException {
        int at = from;
        statement.setLong(at++, record.version());
        statement.setString(at++, record.kind().name());
        statement.setString(at++, record.standing().state().name());
        statement.setBoolean(at++, record.suppressed());
        statement.setString(at++, record.identity().source());
        statement.setString(at++, record.identity().controlNumber());
        statement.setInt(at++, record.currentVersion());
        statement.setString(at++, storable(record.brief().title()));
        statement.setString(at++, storable(record.brief().author()));
        statement.setString(at++, record.brief().year());
        statement.setString(at++, record.brief().format());
        statement.setArray(
                at++, connection.createArrayOf("text", record.brief().isbns().toArray()));
        statement.setObject(at++, time(record.updatedAt()));
        statement.setObject(at++, record.standing().mergedInto());
        statement.setString(at, storable(record.standing().suppressedWhy()));
    }

    /** PostgreSQL's text holds every character but U+0000, which nobody means. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace("\u0000", "");
    }

    @Override
    public void addVersions(List<RecordVersion> versions) {
        if (versions.isEmpty()) {
            return;
        }
        batch("""
                insert into record_version (record_id, version, octets, serialisation, charset, encoding, sha256,
                                            warnings, origin, actor, import_id, at, reason, reviewer, dialect, edition)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, (select r.version from record r where r.id = ?))""", (insert, _) -> {
            for (RecordVersion version : versions) {
                RecordVersion.Original original = version.original();
                insert.setObject(1, version.recordId());
                insert.setInt(2, version.version());
                insert.setBytes(3, original.octets().toArray());
                insert.setString(4, original.serialisation().name());
                insert.setString(5, original.charset());
                insert.setString(6, original.encoding().name());
                insert.setString(7, original.sha256());
                insert.setString(8, written(original.warnings()));
                insert.setString(9, version.provenance().origin().name());
                insert.setString(10, version.provenance().actor());
                insert.setObject(11, version.provenance().importId());
                insert.setObject(12, time(version.at()));
                insert.setString(13, storable(version.provenance().reason()));
                insert.setString(14, version.provenance().reviewer());
                insert.setString(15, original.dialect().name());
                insert.setObject(16, version.recordId());
                insert.addBatch();
            }
        });
    }

    @Override
    public void setKeys(Map<UUID, Set<RecordKey>> keys) {
        if (keys.isEmpty()) {
            return;
        }
        batch("delete from record_key where record_id = any (?)", (delete, connection) -> {
            delete.setArray(1, connection.createArrayOf("uuid", keys.keySet().toArray()));
            delete.addBatch();
        });
        batch("insert into record_key (type, value, record_id) values (?, ?, ?)", (insert, _) -> {
            for (Map.Entry<UUID, Set<RecordKey>> entry : keys.entrySet()) {
                for (RecordKey key : entry.getValue()) {
                    insert.setString(1, key.type().name());
                    insert.setString(2, String.valueOf(storable(key.value())));
                    insert.setObject(3, entry.getKey());
                    insert.addBatch();
                }
            }
        });
    }

    @Override
    public List<Current> current(Collection<UUID> ids) {
        return current(ids, "");
    }

    @Override
    public List<Current> currentForEdit(Collection<UUID> ids) {
        return current(ids, " order by r.id for no key update of r");
    }

    private List<Current> current(Collection<UUID> ids, String lock) {
        return query(
                "select " + COLUMNS + ", " + ORIGINAL + JOINED
                        + " where r.id = any (?) and r.state = 'ACTIVE' and r.kind = 'BIBLIOGRAPHIC'" + lock,
                (select, connection) -> select.setArray(1, connection.createArrayOf("uuid", ids.toArray())),
                row -> new Current(record(row), original(row)));
    }

    @Override
    public List<Current> headsForEdit(Collection<UUID> ids) {
        return query(
                "select " + COLUMNS + ", " + ORIGINAL + JOINED
                        + " where r.id = any (?) and r.state = 'ACTIVE' order by r.id for no key update of r",
                (select, connection) -> select.setArray(1, connection.createArrayOf("uuid", ids.toArray())),
                row -> new Current(record(row), original(row)));
    }

    @Override
    public Map<UUID, Since> since(UUID importId, Collection<UUID> ids) {
        var found = new HashMap<UUID, Since>();
        query(
                "select f.record_id, f.untouched, " + ORIGINAL + """
                         from (
                            select first.record_id, first.version,
                                   not exists (select 1 from record_version l
                                               where l.record_id = first.record_id and l.version > first.version
                                                 and l.import_id is distinct from ?) as untouched
                            from (select record_id, min(version) as version from record_version
                                  where record_id = any (?) and import_id = ? group by record_id) as first) as f
                        left join record_version v on v.record_id = f.record_id and v.version = f.version - 1""",
                (select, connection) -> {
                    select.setObject(1, importId);
                    select.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
                    select.setObject(3, importId);
                },
                row -> found.put(
                        row.getObject(1, UUID.class),
                        new Since(row.getBoolean(2), row.getString("sha256") == null ? null : original(row))));
        return found;
    }

    @Override
    public List<Current> currentAfter(@Nullable UUID after, int limit) {
        return query(
                "select " + COLUMNS + ", " + ORIGINAL + JOINED
                        + " where r.id > ? and r.state = 'ACTIVE' and r.kind = 'BIBLIOGRAPHIC' order by r.id limit ?",
                (select, _) -> {
                    select.setObject(1, after == null ? new UUID(0, 0) : after);
                    select.setInt(2, limit);
                },
                row -> new Current(record(row), original(row)));
    }

    @Override
    public List<Current> anyAfterForUse(@Nullable UUID after, int limit) {
        return query(
                "select " + COLUMNS + ", " + ORIGINAL + JOINED
                        + " where r.id > ? and r.state = 'ACTIVE' order by r.id limit ? for share of r",
                (select, _) -> {
                    select.setObject(1, after == null ? new UUID(0, 0) : after);
                    select.setInt(2, limit);
                },
                row -> new Current(record(row), original(row)));
    }

    @Override
    public long count() {
        return query(
                        "select count(*) from record where state = 'ACTIVE' and kind = 'BIBLIOGRAPHIC'",
                        (_, _) -> {},
                        row -> row.getLong(1))
                .getFirst();
    }

    private static CatalogueRecord record(ResultSet row) throws SQLException {
        Array isbns = row.getArray("isbns");
        return new CatalogueRecord(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                RecordKind.valueOf(row.getString("kind")),
                new Standing(
                        State.valueOf(row.getString("state")),
                        row.getObject("merged_into", UUID.class),
                        row.getBoolean("suppressed"),
                        row.getString("suppressed_why")),
                new Identity(row.getString("source"), row.getString("control_number")),
                row.getInt("current_version"),
                new Brief(
                        row.getString("title"),
                        row.getString("author"),
                        row.getString("year"),
                        row.getString("format"),
                        Arrays.asList((String[]) isbns.getArray())),
                instant(row, "updated_at"));
    }

    private RecordVersion.Original original(ResultSet row) throws SQLException {
        return new RecordVersion.Original(
                Octets.of(row.getBytes("octets")),
                Serialisation.valueOf(row.getString("serialisation")),
                Dialect.valueOf(row.getString("dialect")),
                row.getString("charset"),
                Encoding.valueOf(row.getString("encoding")),
                row.getString("sha256"),
                read(row.getString("warnings")));
    }

    private static Provenance provenance(ResultSet row) throws SQLException {
        return new Provenance(
                Provenance.Origin.valueOf(row.getString("origin")),
                row.getString("actor"),
                row.getObject("import_id", UUID.class),
                row.getString("reason"),
                row.getString("reviewer"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private String written(List<MarcWarning> warnings) {
        try {
            return json.writeValueAsString(warnings).replace("\\u0000", "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("warnings are plain records", e);
        }
    }

    private List<MarcWarning> read(String warnings) {
        try {
            return json.readValue(warnings, WARNINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("warnings were written by us", e);
        }
    }
}
