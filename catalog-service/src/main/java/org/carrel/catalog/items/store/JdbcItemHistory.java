package org.carrel.catalog.items.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.database.store.Database;
import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.ItemChange;
import org.carrel.catalog.items.ItemHistory;
import org.carrel.catalog.items.ItemSheet.FieldChange;

/** The table {@code item_change}. */
@ApplicationScoped
class JdbcItemHistory implements ItemHistory {

    private final Database database;
    private final ObjectMapper json;

    JdbcItemHistory(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void append(List<ItemChange> changes) {
        database.batch("""
                insert into item_change (item_id, version, at, actor, origin, batch_id, fields)
                values (?, ?, ?, ?, ?, ?, cast(? as jsonb))""", changes, change -> new @Nullable Object[] {
            change.itemId(),
            change.version(),
            change.at(),
            change.editor().actor(),
            change.editor().origin(),
            change.editor().batchId(),
            written(change.fields())
        });
    }

    @Override
    public List<ItemChange> of(UUID itemId, @Nullable Long before, int limit) {
        return database.query("""
                select item_id, version, at, actor, origin, batch_id, fields from item_change
                where item_id = ? and version < ? order by version desc limit ?""", this::change, itemId, before == null ? Long.MAX_VALUE : before, limit);
    }

    private ItemChange change(ResultSet row) throws SQLException {
        return new ItemChange(
                row.getObject("item_id", UUID.class),
                row.getLong("version"),
                Objects.requireNonNull(Database.instant(row, "at")),
                new ItemChange.By(
                        row.getString("actor"),
                        Editor.Origin.valueOf(row.getString("origin")),
                        row.getObject("batch_id", UUID.class)),
                read(row.getString("fields")));
    }

    private String written(List<FieldChange> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change could not be written as JSON", e);
        }
    }

    private List<FieldChange> read(String fields) {
        try {
            return List.of(json.readValue(fields, FieldChange[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored change cannot be read", e);
        }
    }
}
