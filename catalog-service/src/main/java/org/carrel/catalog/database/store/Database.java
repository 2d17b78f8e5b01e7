package org.carrel.catalog.database.store;

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
import java.util.function.Function;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/** The service's database, in SQL. Instants go in as they are; collections of texts and ids become arrays. */
@ApplicationScoped
public class Database {

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** Turns a row into a value. */
    @FunctionalInterface
    public interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Runs a statement; tells how many rows it changed. */
    public int update(String sql, @Nullable Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be changed", e);
        }
    }

    /** Runs a statement once for each row of values. */
    public <T> void batch(String sql, Collection<T> rows, Function<T, @Nullable Object[]> values) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T row : rows) {
                bind(connection, statement, values.apply(row));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be changed", e);
        }
    }

    /** The rows that a query finds. */
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
            throw new IllegalStateException("the database could not be read", e);
        }
    }

    /** The first row that a query finds. */
    public <T> Optional<T> first(String sql, Mapping<T> mapping, @Nullable Object... values) {
        return query(sql, mapping, values).stream().findFirst();
    }

    /** An instant of a row; null if there is none. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, bound(connection, values[index]));
        }
    }

    private static @Nullable Object bound(Connection connection, @Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            case Collection<?> many -> array(connection, many);
            default -> value;
        };
    }

    private static Array array(Connection connection, Collection<?> values) throws SQLException {
        boolean ids = values.stream().anyMatch(UUID.class::isInstance);
        return connection.createArrayOf(
                ids ? "uuid" : "text",
                ids ? values.toArray() : values.stream().map(String::valueOf).toArray());
    }
}
