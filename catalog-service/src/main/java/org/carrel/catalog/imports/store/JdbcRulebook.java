package org.carrel.catalog.imports.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Rulebook;

/** The rules in PostgreSQL, their definitions as JSON. */
@ApplicationScoped
class JdbcRulebook implements Rulebook {

    private final Sql sql;

    JdbcRulebook(Sql sql) {
        this.sql = sql;
    }

    @Override
    public <T> Optional<Rule<T>> find(Kind kind, Class<T> type, String code) {
        return sql
                .query("select * from import_rule where kind = ? and code = ?", row -> this.rule(row, type), kind, code)
                .stream()
                .findFirst();
    }

    @Override
    public <T> List<Rule<T>> list(Kind kind, Class<T> type, @Nullable String after, int limit) {
        return sql.query(
                "select * from import_rule where kind = ? and code > ? order by code limit ?",
                row -> this.rule(row, type),
                kind,
                after == null ? "" : after,
                limit);
    }

    @Override
    public <T> Rule<T> put(Kind kind, String code, String name, T definition) {
        long version = sql.query("""
                        insert into import_rule as r (kind, code, version, name, definition) values (?, ?, 1, ?, ?::jsonb)
                        on conflict (kind, code) do update
                        set version = r.version + 1, name = excluded.name, definition = excluded.definition
                        returning version""", row -> row.getLong(1), kind, code, name, sql.written(definition))
                .getFirst();
        return new Rule<>(code, version, name, definition);
    }

    @Override
    public void remove(Kind kind, String code) {
        sql.update("delete from import_rule where kind = ? and code = ?", kind, code);
    }

    private <T> Rule<T> rule(ResultSet row, Class<T> type) throws SQLException {
        return new Rule<>(
                row.getString("code"),
                row.getLong("version"),
                row.getString("name"),
                sql.read(row.getString("definition"), type));
    }
}
