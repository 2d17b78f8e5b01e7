package org.carrel.catalog.items.store;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.ItemChange;
import org.carrel.catalog.items.ItemHistory;
import org.carrel.catalog.items.ItemSheet.FieldChange;
import org.carrel.catalog.store.Documents;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** The table {@code item_change}. */
@ApplicationScoped
class JdbcItemHistory implements ItemHistory {

    private final Database database;
    private final Documents documents;

    JdbcItemHistory(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    @Override
    public void append(List<ItemChange> changes) {
        database.updateAll("""
                insert into item_change (item_id, version, at, actor, origin, batch_id, fields)
                values (?, ?, ?, ?, ?, ?, cast(? as jsonb))""", changes.stream().map(this::values).toList());
    }

    private @Nullable Object[] values(ItemChange change) {
        return new @Nullable Object[] {
            change.itemId(),
            change.version(),
            change.at(),
            change.editor().actor(),
            change.editor().origin(),
            change.editor().batchId(),
            documents.write(change.fields())
        };
    }

    @Override
    public List<ItemChange> of(UUID itemId, @Nullable Long before, int limit) {
        return database.list("""
                select item_id, version, at, actor, origin, batch_id, fields from item_change
                where item_id = ? and version < ? order by version desc limit ?""", this::change, itemId, before == null ? Long.MAX_VALUE : before, limit);
    }

    private ItemChange change(Row row) {
        return new ItemChange(
                row.uuid("item_id"),
                row.bigNumber("version"),
                row.instant("at"),
                new ItemChange.By(
                        row.text("actor"), row.constant("origin", Editor.Origin.class), row.uuidOrNull("batch_id")),
                List.of(documents.read(row.text("fields"), FieldChange[].class)));
    }
}
