package org.carrel.catalog.imports.store;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Rulebook;
import org.carrel.catalog.store.Documents;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** The rules in PostgreSQL, their definitions as JSON. */
@ApplicationScoped
class JdbcRulebook implements Rulebook {

    private final Database database;
    private final Documents documents;

    JdbcRulebook(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    @Override
    public <T> Optional<Rule<T>> find(Kind kind, Class<T> type, String code) {
        return database
                .list("select * from import_rule where kind = ? and code = ?", row -> this.rule(row, type), kind, code)
                .stream()
                .findFirst();
    }

    @Override
    public <T> List<Rule<T>> list(Kind kind, Class<T> type, @Nullable String after, int limit) {
        return database.list(
                "select * from import_rule where kind = ? and code > ? order by code limit ?",
                row -> this.rule(row, type),
                kind,
                after == null ? "" : after,
                limit);
    }

    @Override
    public <T> Rule<T> put(Kind kind, String code, String name, T definition) {
        long version = database.list(
                        """
                        insert into import_rule as r (kind, code, version, name, definition) values (?, ?, 1, ?, ?::jsonb)
                        on conflict (kind, code) do update
                        set version = r.version + 1, name = excluded.name, definition = excluded.definition
                        returning version""", row -> row.bigNumber("version"), kind, code, name, documents.write(definition))
                .getFirst();
        return new Rule<>(code, version, name, definition);
    }

    @Override
    public void remove(Kind kind, String code) {
        database.update("delete from import_rule where kind = ? and code = ?", kind, code);
    }

    private <T> Rule<T> rule(Row row, Class<T> type) {
        return new Rule<>(
                row.text("code"),
                row.bigNumber("version"),
                row.text("name"),
                documents.read(row.text("definition"), type));
    }
}
