package org.carrel.platform.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Statements that travel together, see {@link Database#run(Statements)}. They run in the order in which they came. */
public final class Statements {
    private final StringBuilder sql = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    /** What is done with the answer to one statement. */
    abstract static class Step {
        void read(ResultSet rows) throws SQLException {
            throw new IllegalStateException("a change answered with rows");
        }

        void touched(int rows) {
            throw new IllegalStateException("a query answered without rows");
        }
    }

    /** Adds a query. */
    public <T> Statements query(
            String text, Function<Row, T> mapper, Consumer<List<T>> answer, @Nullable Object... values) {
        return add(text, values, new Step() {
            @Override
            void read(ResultSet rows) throws SQLException {
                answer.accept(Database.read(rows, mapper));
            }
        });
    }

    /** Adds a change that must touch exactly one row. */
    public Statements change(String text, @Nullable Object... values) {
        return add(text, values, new Step() {
            @Override
            void touched(int rows) {
                if (rows != 1) {
                    throw new IllegalStateException("one row was to change, not " + rows + ": " + text);
                }
            }
        });
    }

    /** Adds a change that touches one row or none. */
    public Statements attempt(String text, @Nullable Object... values) {
        return add(text, values, new Step() {
            @Override
            void touched(int rows) {
                if (rows > 1) {
                    throw new IllegalStateException("one row at the most was to change, not " + rows + ": " + text);
                }
            }
        });
    }

    private Statements add(String text, @Nullable Object[] values, Step step) {
        if (!sql.isEmpty()) {
            sql.append(";\n");
        }
        sql.append(text);
        parameters.addAll(Arrays.asList(values));
        steps.add(step);
        return this;
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    String sql() {
        return sql.toString();
    }

    @Nullable
    Object[] parameters() {
        return parameters.toArray();
    }

    List<Step> steps() {
        return steps;
    }
}
