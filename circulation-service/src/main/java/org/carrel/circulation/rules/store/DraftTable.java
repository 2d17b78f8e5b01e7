package org.carrel.circulation.rules.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.rules.Drafts;
import org.carrel.circulation.store.Json;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** The stored drafts. */
@ApplicationScoped
class DraftTable implements Drafts {
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
    private static final UUID FIRST = new UUID(0, 0);
    private static final String COLUMNS =
            "select id, version, based_on, note, text, changed_at, changed_by from rule_draft ";

    private final Database database;

    DraftTable(Database database) {
        this.database = database;
    }

    private static Draft draft(Row row) {
        return new Draft(
                row.uuid("id"),
                row.bigNumber("version"),
                row.number("based_on"),
                row.textOrNull("note"),
                Json.read(row.text("text"), TREE),
                row.instant("changed_at"),
                row.text("changed_by"));
    }

    @Override
    public Optional<Draft> find(UUID id) {
        return database.first(COLUMNS + "where id = ?", DraftTable::draft, id);
    }

    @Override
    public Optional<Draft> lock(UUID id) {
        return database.first(COLUMNS + "where id = ? for update", DraftTable::draft, id);
    }

    @Override
    public List<Draft> list(@Nullable UUID after, int limit) {
        return database.list(
                COLUMNS + "where id > ? order by id limit ?", DraftTable::draft, after == null ? FIRST : after, limit);
    }

    @Override
    public void add(Draft draft) {
        database.update(
                """
                insert into rule_draft (id, version, based_on, note, text, changed_at, changed_by)
                values (?, ?, ?, ?, ?::jsonb, ?, ?)
                """,
                draft.id(),
                draft.version(),
                draft.basedOn(),
                draft.note(),
                Json.write(draft.text()),
                draft.changedAt(),
                draft.changedBy());
    }

    @Override
    public void change(Draft draft) {
        database.update(
                """
                update rule_draft set version = ?, based_on = ?, note = ?, text = ?::jsonb, changed_at = ?,
                  changed_by = ?
                where id = ?
                """,
                draft.version(),
                draft.basedOn(),
                draft.note(),
                Json.write(draft.text()),
                draft.changedAt(),
                draft.changedBy(),
                draft.id());
    }

    @Override
    public void remove(UUID id) {
        database.update("delete from rule_draft where id = ?", id);
    }
}
