package org.carrel.catalog.oai.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.oai.Header;
import org.carrel.catalog.oai.Headers;
import org.carrel.catalog.oai.ResumptionToken;
import org.carrel.catalog.oai.Selection;

/**
 * The headers in PostgreSQL. Datestamps are the database's own time, for all instances must agree on them; the lock
 * under which they are given is exclusive, and shared by those who read.
 */
@ApplicationScoped
class JdbcHeaders implements Headers {

    private static final String LOCK = "hashtextextended('harvest headers', 0)";
    private static final String COLUMNS = """
            select h.record_id, h.datestamp, h.sets,
                   h.deleted or r.suppressed or r.state <> 'ACTIVE' or r.kind <> 'BIBLIOGRAPHIC' as gone
            from harvest_header h join record r on r.id = h.record_id""";

    private final DataSource database;

    JdbcHeaders(DataSource database) {
        this.database = database;
    }

    /** Works with a statement. */
    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement, Connection connection) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement, connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the headers of harvests could not be read or written", e);
        }
    }

    @Override
    public Progress progress() {
        return run("select position, filled_to from harvest_state", (select, _) -> {
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Progress(row.getString(1), row.getObject(2, UUID.class));
            }
        });
    }

    @Override
    public Progress progressForEdit() {
        run("select pg_advisory_xact_lock(" + LOCK + ")::text", (lock, _) -> lock.execute());
        return progress();
    }

    @Override
    public void advance(Progress progress) {
        run("update harvest_state set position = ?, filled_to = ?", (update, _) -> {
            update.setString(1, progress.position());
            update.setObject(2, progress.filledTo());
            return update.executeUpdate();
        });
    }

    @Override
    public void stamp(Collection<UUID> recordIds) {
        if (recordIds.isEmpty()) {
            return;
        }
        run("""
                with wanted as (
                    select r.id, r.version, r.format, r.source,
                           r.suppressed or r.state <> 'ACTIVE' or r.kind <> 'BIBLIOGRAPHIC' as gone,
                           h.record_id is not null as known, h.version as told_version, h.deleted as told_deleted,
                           h.sets as told_sets, h.former_sets as told_former_sets
                    from record r left join harvest_header h on h.record_id = r.id
                    where r.id = any (?)),
                placed as (
                    select w.*, case when gone then told_sets else array(
                        select spec from (
                            select 'format-' || w.format as spec
                            union select 'source-' || w.source
                            union select 'branch-' || b.code
                                from item i
                                join place l on l.id = i.location_id
                                join place b on b.id = l.parent_id
                                where i.record_id = w.id and not i.withdrawn) specs
                        order by spec) end as sets
                    from wanted w),
                news as (
                    select * from placed
                    where case when known
                        then case when gone then not told_deleted
                                  else told_deleted or told_version <> version or told_sets <> sets end
                        else not gone end),
                moment as (
                    update harvest_state set stamped_at = greatest(clock_timestamp(), stamped_at)
                    where exists (select 1 from news)
                    returning stamped_at),
                listed as (
                    insert into harvest_set (spec) select distinct unnest(sets) from news
                    on conflict do nothing)
                insert into harvest_header (record_id, version, datestamp, deleted, sets, former_sets)
                select id, version, stamped_at, gone, sets,
                       array(select unnest(coalesce(told_sets, '{}') || coalesce(told_former_sets, '{}'))
                             except select unnest(sets))
                from news, moment
                on conflict (record_id) do update
                set version = excluded.version, datestamp = excluded.datestamp, deleted = excluded.deleted,
                    sets = excluded.sets, former_sets = excluded.former_sets""", (insert, connection) -> {
            insert.setArray(1, connection.createArrayOf("uuid", recordIds.toArray()));
            return insert.executeUpdate();
        });
    }

    @Override
    public List<UUID> recordsAfter(UUID last, int limit) {
        return run("select id from record where id > ? order by id limit ?", (select, _) -> {
            select.setObject(1, last);
            select.setInt(2, limit);
            var ids = new ArrayList<UUID>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        });
    }

    @Override
    public Instant moment() {
        run("select pg_advisory_xact_lock_shared(" + LOCK + ")::text", (lock, _) -> lock.execute());
        return run("select greatest(clock_timestamp(), stamped_at) from harvest_state", (select, _) -> {
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        });
    }

    @Override
    public List<Header> list(Selection selection, ResumptionToken.@Nullable Place after, int limit) {
        var sql = new StringBuilder(COLUMNS).append(" where true");
        var values = new ArrayList<>();
        if (selection.set() != null) {
            sql.append(" and (h.sets || h.former_sets) @> array[?::text]");
            values.add(selection.set());
        }
        if (selection.from() != null) {
            sql.append(" and h.datestamp >= ?");
            values.add(time(selection.from()));
        }
        if (selection.before() != null) {
            sql.append(" and h.datestamp < ?");
            values.add(time(selection.before()));
        }
        if (after != null) {
            sql.append(" and (h.datestamp, h.record_id) > (?, ?)");
            values.add(time(after.datestamp()));
            values.add(after.recordId());
        }
        sql.append(" order by h.datestamp, h.record_id limit ?");
        values.add(limit);
        return run(sql.toString(), (select, _) -> {
            for (int index = 0; index < values.size(); index++) {
                select.setObject(index + 1, values.get(index));
            }
            var headers = new ArrayList<Header>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    headers.add(header(rows, selection.set()));
                }
            }
            return headers;
        });
    }

    /** To the harvester of a set, what has left the set is deleted. */
    private static Header header(ResultSet row, @Nullable String set) throws SQLException {
        Array array = row.getArray("sets");
        List<String> sets = List.of((String[]) array.getArray());
        boolean left = set != null && !sets.contains(set);
        return new Header(
                row.getObject("record_id", UUID.class),
                row.getObject("datestamp", OffsetDateTime.class).toInstant(),
                row.getBoolean("gone") || left,
                left ? List.of(set) : sets);
    }

    @Override
    public Optional<Header> find(UUID recordId) {
        return run(COLUMNS + " where h.record_id = ?", (select, _) -> {
            select.setObject(1, recordId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(header(row, null)) : Optional.empty();
            }
        });
    }

    @Override
    public Optional<Instant> earliest() {
        return run("select min(datestamp) from harvest_header", (select, _) -> {
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        });
    }

    @Override
    public List<String> sets() {
        return run("select spec from harvest_set order by spec", (select, _) -> {
            var specs = new ArrayList<String>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    specs.add(rows.getString(1));
                }
            }
            return specs;
        });
    }

    @Override
    public byte[] tokenKey() {
        return run("select token_key from harvest_state", (select, _) -> {
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        });
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
