package org.carrel.catalog.matching.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.matching.MatchFields;
import org.carrel.catalog.matching.MatchKeys;
import org.carrel.catalog.records.RecordKey;

/** The keys in PostgreSQL. */
@ApplicationScoped
class JdbcMatchKeys implements MatchKeys {

    private final DataSource database;

    JdbcMatchKeys(DataSource database) {
        this.database = database;
    }

    /** Does something with a prepared statement. */
    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement, Connection connection) throws SQLException;
    }

    private <T> T statement(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement, connection);
        } catch (SQLException e) {
            throw new IllegalStateException("match keys could not be read or stored", e);
        }
    }

    @Override
    public Map<RecordKey, Set<UUID>> byNumber(Collection<RecordKey> keys) {
        return look(
                """
                select k.type, k.value, k.record_id from unnest(?::text[], ?::text[]) as w (name, value)
                join record_key k on k.type = w.name and k.value = w.value
                join record r on r.id = k.record_id and r.state = 'ACTIVE'""",
                List.copyOf(keys),
                key -> key.type().name(),
                RecordKey::value,
                (type, value) -> new RecordKey(RecordKey.Type.valueOf(type), value));
    }

    @Override
    public Map<MatchFields.Key, Set<UUID>> byField(Collection<MatchFields.Key> keys) {
        return look("""
                select k.field, k.value, k.record_id from unnest(?::text[], ?::text[]) as w (name, value)
                join match_key k on k.field = w.name and k.value = w.value
                join record r on r.id = k.record_id and r.state = 'ACTIVE'""", List.copyOf(keys), MatchFields.Key::field, MatchFields.Key::value, MatchFields.Key::new);
    }

    /** Makes a key of its name and value. */
    @FunctionalInterface
    private interface Made<K> {
        K of(String name, String value);
    }

    private <K> Map<K, Set<UUID>> look(
            String sql, List<K> keys, Function<K, String> name, Function<K, String> value, Made<K> made) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return statement(sql, (select, connection) -> {
            select.setArray(
                    1, connection.createArrayOf("text", keys.stream().map(name).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            keys.stream()
                                    .map(value)
                                    .map(JdbcMatchKeys::storable)
                                    .toArray()));
            var found = new HashMap<K, Set<UUID>>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(made.of(rows.getString(1), rows.getString(2)), _ -> new HashSet<>())
                            .add(rows.getObject(3, UUID.class));
                }
            }
            return found;
        });
    }

    private static String storable(String text) {
        return text.replace("\u0000", "");
    }

    @Override
    public Set<String> fields() {
        return statement("select field from match_field", (select, _) -> {
            var fields = new HashSet<String>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    fields.add(rows.getString(1));
                }
            }
            return fields;
        });
    }

    @Override
    public void keep(String field) {
        statement("insert into match_field (field) values (?) on conflict do nothing", (insert, _) -> {
            insert.setString(1, field);
            return insert.executeUpdate();
        });
    }

    @Override
    public boolean filled(Collection<String> fields) {
        return statement("select count(*) from match_field where field = any (?) and filled", (select, connection) -> {
            select.setArray(1, connection.createArrayOf("text", fields.toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1) == fields.size();
            }
        });
    }

    @Override
    public void set(Collection<String> fields, Map<UUID, Set<MatchFields.Key>> keys) {
        if (keys.isEmpty()) {
            return;
        }
        statement("delete from match_key where field = any (?) and record_id = any (?)", (delete, connection) -> {
            delete.setArray(1, connection.createArrayOf("text", fields.toArray()));
            delete.setArray(2, connection.createArrayOf("uuid", keys.keySet().toArray()));
            return delete.executeUpdate();
        });
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        var records = new ArrayList<UUID>();
        keys.forEach((record, said) -> said.forEach(key -> {
            names.add(key.field());
            values.add(key.value());
            records.add(record);
        }));
        statement("""
                insert into match_key (field, value, record_id)
                select * from unnest(?::text[], ?::text[], ?::uuid[]) on conflict do nothing""", (insert, connection) -> {
            insert.setArray(1, connection.createArrayOf("text", names.toArray()));
            insert.setArray(2, connection.createArrayOf("text", values.toArray()));
            insert.setArray(3, connection.createArrayOf("uuid", records.toArray()));
            return insert.executeUpdate();
        });
    }

    @Override
    public Optional<Filling> filling() {
        return statement(
                "select field, filled_to from match_field where not filled order by field limit 1 for update skip locked",
                (select, _) -> {
                    try (ResultSet row = select.executeQuery()) {
                        return row.next()
                                ? Optional.of(new Filling(row.getString(1), row.getObject(2, UUID.class)))
                                : Optional.empty();
                    }
                });
    }

    @Override
    public void filledTo(String field, @Nullable UUID last) {
        statement(
                "update match_field set filled_to = coalesce(?, filled_to), filled = ? where field = ?",
                (update, _) -> {
                    update.setObject(1, last);
                    update.setBoolean(2, last == null);
                    update.setString(3, field);
                    return update.executeUpdate();
                });
    }
}
