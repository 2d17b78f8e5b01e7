package org.carrel.catalog.store;

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

import org.carrel.platform.sql.Database;

/**
 * Statements on the connection of the current transaction that deal with many rows at once: a whole column of values is
 * one parameter, which the statement unnests.
 */
@ApplicationScoped
public class Statements {

    private final DataSource source;

    Statements(DataSource source) {
        this.source = source;
    }

    /** Turns a row into a value. */
    @FunctionalInterface
    public interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }

    /**
     * A column of values, bound as one array.
     *
     * @param type the type of its elements in PostgreSQL
     * @param values the values, some of which may be missing
     */
    public record Column(String type, List<?> values) {

        public static Column uuids(Collection<UUID> values) {
            return new Column("uuid", List.copyOf(values));
        }

        public static Column texts(Collection<? extends @Nullable String> values) {
            return new Column("text", new ArrayList<>(values));
        }

        public static Column ints(Collection<Integer> values) {
            return new Column("integer", List.copyOf(values));
        }

        public static Column flags(Collection<Boolean> values) {
            return new Column("boolean", List.copyOf(values));
        }

        public static Column bytes(Collection<byte[]> values) {
            return new Column("bytea", List.copyOf(values));
        }

        private Object[] array() {
            return type.equals("bytea") ? values.toArray(byte[][]::new) : values.toArray();
        }
    }

    /** Every row that a query finds. */
    public <T> List<T> query(String sql, Mapping<T> mapping, @Nullable Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            bind(connection, select, values);
            var found = new ArrayList<T>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(mapping.map(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new Database.StoreException(e);
        }
    }

    /** The first row that a query finds. */
    public <T> Optional<T> first(String sql, Mapping<T> mapping, @Nullable Object... values) {
        return query(sql, mapping, values).stream().findFirst();
    }

    /** Runs a statement and tells how many rows it touched. */
    public int update(String sql, @Nullable Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new Database.StoreException(e);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int index = 0; index < values.length; index++) {
            switch (values[index]) {
                case Column column ->
                    statement.setArray(index + 1, connection.createArrayOf(column.type(), column.array()));
                case Instant instant -> statement.setObject(index + 1, instant.atOffset(ZoneOffset.UTC));
                case Enum<?> constant -> statement.setString(index + 1, constant.name());
                case null, default -> statement.setObject(index + 1, values[index]);
            }
        }
    }

    /** An instant of a row; null if there is none. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
