package org.carrel.platform.sql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

/**
 * Plain SQL on the connection of the current transaction. Statements joined by {@link Statements} travel in one round
 * trip; each still sees what was committed when it starts, so that a count after a lock counts the truth.
 */
@ApplicationScoped
public class Database {
    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** All rows of a query. */
    public <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
        return run(sql, parameters, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows, mapper);
            }
        });
    }

    /** The first row of a query. */
    public <T> Optional<T> first(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    /** Runs a change and tells how many rows it touched. */
    public int update(String sql, @Nullable Object... parameters) {
        return run(sql, parameters, PreparedStatement::executeUpdate);
    }

    /** Runs one change for many sets of parameters. How many rows it touched is not known: the driver joins them. */
    public void updateAll(String sql, List<@Nullable Object[]> sets) {
        if (sets.isEmpty()) {
            return;
        }
        int[] ran = run(sql, new @Nullable Object[0], statement -> {
            for (@Nullable Object[] set : sets) {
                bind(statement.getConnection(), statement, set);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
        if (ran.length != sets.size()) {
            throw new IllegalStateException("answers are missing: " + ran.length);
        }
    }

    /** Runs several statements in one round trip and hands over their results one by one. */
    public void run(Statements statements) {
        if (statements.isEmpty()) {
            return;
        }
        Integer results = run(statements.sql(), statements.parameters(), statement -> {
            boolean rows = statement.execute();
            int done = 0;
            for (Statements.Step step : statements.steps()) {
                if (rows) {
                    try (ResultSet result = statement.getResultSet()) {
                        step.read(result);
                    }
                } else {
                    step.touched(statement.getUpdateCount());
                }
                done++;
                rows = statement.getMoreResults();
            }
            return done;
        });
        if (results != statements.steps().size()) {
            throw new IllegalStateException("answers are missing: " + results);
        }
    }

    static <T> List<T> read(ResultSet rows, Function<Row, T> mapper) throws SQLException {
        List<T> read = new ArrayList<>();
        Row row = new Row(rows);
        while (rows.next()) {
            read.add(mapper.apply(row));
        }
        return read;
    }

    private <T> T run(String sql, @Nullable Object[] parameters, Work<T> work) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            return work.on(statement);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object[] parameters)
            throws SQLException {
        for (int index = 0; index < parameters.length; index++) {
            @Nullable Object parameter = parameters[index];
            switch (parameter) {
                case Instant instant -> statement.setObject(index + 1, instant.atOffset(ZoneOffset.UTC));
                case Enum<?> constant -> statement.setString(index + 1, constant.name());
                case Column column ->
                    statement.setArray(index + 1, connection.createArrayOf(column.type(), column.array()));
                case Collection<?> values -> statement.setArray(index + 1, array(connection, values));
                case null, default -> statement.setObject(index + 1, parameter);
            }
        }
    }

    /** Ids stay ids; whatever else there is becomes text. */
    private static Array array(Connection connection, Collection<?> values) throws SQLException {
        boolean ids = !values.isEmpty() && values.stream().allMatch(UUID.class::isInstance);
        return ids
                ? connection.createArrayOf("uuid", values.toArray())
                : connection.createArrayOf(
                        "text", values.stream().map(String::valueOf).toArray());
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    /** The database did not do what it was asked; the cause says why and whether it is worth another try. */
    public static final class StoreException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StoreException(SQLException cause) {
            super(cause);
        }
    }
}
