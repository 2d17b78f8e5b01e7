package org.carrel.catalog.shelf.store;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.shelf.ShelfList;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** The index {@code item_shelf_list}. */
@ApplicationScoped
class JdbcShelfList implements ShelfList {

    private static final UUID LOWEST = new UUID(0, 0);
    private static final String ON_SHELF = "shelving_key is not null and not withdrawn";
    /** Behind every key: none has characters beyond this plane. */
    private static final String HIGHEST = "\udbff\udfff";

    private final Database database;

    JdbcShelfList(Database database) {
        this.database = database;
    }

    @Override
    public List<Standing> of(UUID locationId, @Nullable Position after, boolean backward, int limit) {
        String order = after == null ? (backward ? HIGHEST : "") : after.order();
        UUID item = after == null || after.itemId() == null ? LOWEST : after.itemId();
        String sql = backward
                ? "(shelf_order, id) < (?, ?) order by shelf_order desc, id desc limit ?"
                : "(shelf_order, id) > (?, ?) order by shelf_order, id limit ?";
        return database.list(
                "select id, shelf_order from item where present_location_id = ? and " + ON_SHELF + " and " + sql,
                JdbcShelfList::standing,
                locationId,
                order,
                item,
                limit);
    }

    @Override
    public List<String> keysFrom(String key) {
        return database.list(
                "select distinct shelving_key from item where " + ON_SHELF
                        + " and shelving_key >= ? and shelving_key < ?",
                row -> row.text("shelving_key"),
                key,
                key + HIGHEST);
    }

    @Override
    public List<Standing> duplicates(UUID locationId, @Nullable Position after, int limit) {
        return database.list(
                """
                select i.id, i.shelf_order from item i
                where i.present_location_id = ? and i.shelving_key is not null and not i.withdrawn
                  and (i.shelf_order, i.id) > (?, ?)
                  and exists (select 1 from item o
                              where o.present_location_id = i.present_location_id and o.shelf_order = i.shelf_order
                                and o.shelving_key is not null and not o.withdrawn and o.record_id <> i.record_id)
                order by i.shelf_order, i.id limit ?""",
                JdbcShelfList::standing,
                locationId,
                after == null ? "" : after.order(),
                after == null || after.itemId() == null ? LOWEST : after.itemId(),
                limit);
    }

    private static Standing standing(Row row) {
        return new Standing(row.uuid("id"), row.text("shelf_order"));
    }
}
