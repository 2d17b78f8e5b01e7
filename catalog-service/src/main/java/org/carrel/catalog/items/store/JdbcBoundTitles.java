package org.carrel.catalog.items.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.BoundTitles;
import org.carrel.catalog.records.RecordUse;
import org.carrel.platform.sql.Database;

/** The table {@code bound_title}; a title in it cannot be deleted before it is taken out. */
@ApplicationScoped
class JdbcBoundTitles implements BoundTitles, RecordUse {

    private final Database database;

    JdbcBoundTitles(Database database) {
        this.database = database;
    }

    @Override
    public List<UUID> of(UUID itemId) {
        return database.list(
                "select record_id from bound_title where item_id = ? order by position",
                row -> row.uuid("record_id"),
                itemId);
    }

    @Override
    public Set<UUID> ofAny(Collection<UUID> itemIds) {
        return itemIds.isEmpty()
                ? Set.of()
                : new HashSet<>(database.list(
                        "select distinct record_id from bound_title where item_id = any (?)",
                        row -> row.uuid("record_id"),
                        itemIds));
    }

    @Override
    public void set(UUID itemId, List<UUID> recordIds) {
        database.update("delete from bound_title where item_id = ?", itemId);
        var rows = new ArrayList<@Nullable Object[]>();
        for (UUID recordId : recordIds) {
            rows.add(new @Nullable Object[] {itemId, recordId, rows.size() + 1});
        }
        database.updateAll("insert into bound_title (item_id, record_id, position) values (?, ?, ?)", rows);
    }

    @Override
    public List<UUID> itemsWith(UUID recordId) {
        return database.list("""
                select i.id from bound_title b join item i on i.id = b.item_id
                where b.record_id = ? and i.record_id <> b.record_id and not i.withdrawn""", row -> row.uuid("id"), recordId);
    }

    @Override
    public List<Hold> holding(UUID recordId) {
        int items = itemsWith(recordId).size();
        return items == 0 ? List.of() : List.of(new Hold("bound-with", items));
    }
}
