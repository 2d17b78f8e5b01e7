package org.carrel.catalog.kits.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.kits.Kit;
import org.carrel.catalog.kits.Kits;
import org.carrel.platform.sql.Database;

/** Kits in PostgreSQL. */
@ApplicationScoped
class JdbcKits implements Kits {

    private final Database database;

    JdbcKits(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Kit> find(UUID itemId) {
        List<Kit.Component> components = database.list(
                "select name, quantity, missing, item_id from kit_component where kit_id = ? order by position",
                row -> new Kit.Component(
                        row.text("name"), row.number("quantity"), row.number("missing"), row.uuidOrNull("item_id")),
                itemId);
        return database.first(
                "select version, lending from kit where item_id = ?",
                row -> new Kit(
                        itemId, row.bigNumber("version"), row.constant("lending", Kit.Lending.class), components),
                itemId);
    }

    @Override
    public Optional<UUID> kitOf(UUID partId) {
        return database.first("select kit_id from kit_component where item_id = ?", row -> row.uuid("kit_id"), partId);
    }

    @Override
    public Kit put(Kit kit) {
        database.update("""
                insert into kit (item_id, version, lending) values (?, ?, ?)
                on conflict (item_id) do update set version = excluded.version, lending = excluded.lending""", kit.itemId(), kit.version() + 1, kit.lending());
        database.update("delete from kit_component where kit_id = ?", kit.itemId());
        var rows = new ArrayList<@Nullable Object[]>();
        for (Kit.Component component : kit.components()) {
            rows.add(new @Nullable Object[] {
                kit.itemId(),
                rows.size() + 1,
                component.name(),
                component.quantity(),
                component.missing(),
                component.itemId()
            });
        }
        database.updateAll(
                "insert into kit_component (kit_id, position, name, quantity, missing, item_id) values (?, ?, ?, ?, ?, ?)",
                rows);
        return new Kit(kit.itemId(), kit.version() + 1, kit.lending(), kit.components());
    }

    @Override
    public void remove(UUID itemId) {
        database.update("delete from kit_component where kit_id = ?", itemId);
        database.update("delete from kit where item_id = ?", itemId);
    }

    @Override
    public Set<UUID> kitsAmong(Collection<UUID> itemIds) {
        return itemIds.isEmpty()
                ? Set.of()
                : new HashSet<>(database.list(
                        "select item_id from kit where item_id = any (?)", row -> row.uuid("item_id"), itemIds));
    }

    @Override
    public Set<UUID> partsElsewhere(UUID kitId, Collection<UUID> itemIds) {
        return itemIds.isEmpty()
                ? Set.of()
                : new HashSet<>(database.list(
                        "select item_id from kit_component where item_id = any (?) and kit_id <> ?",
                        row -> row.uuid("item_id"),
                        itemIds,
                        kitId));
    }
}
