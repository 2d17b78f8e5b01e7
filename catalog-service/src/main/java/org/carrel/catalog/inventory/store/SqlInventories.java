package org.carrel.catalog.inventory.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.inventory.Inventories;
import org.carrel.catalog.inventory.Inventory;
import org.carrel.catalog.inventory.ShelfCheck;
import org.carrel.catalog.store.Documents;
import org.carrel.events.Availability;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** Inventory in PostgreSQL. */
@ApplicationScoped
class SqlInventories implements Inventories {

    private static final String INVENTORY = """
            select id, location_id, from_number, to_number, from_key, to_key, started_by, started_at, closed_by,
                   closed_at
            from inventory""";
    private static final String COPY = """
            i.id as item_id, i.barcode, i.present_location_id as location_id, r.title, i.call_number, i.shelving_key,
            coalesce(a.availability, 'UNKNOWN') as availability, i.process_tags <> '{}' as in_process, i.withdrawn
            """;

    private final Database database;
    private final Documents documents;

    SqlInventories(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    @Override
    public void add(Inventory inventory) {
        Inventory.Range range = inventory.range();
        database.update(
                """
                insert into inventory
                  (id, location_id, from_number, to_number, from_key, to_key, started_by, started_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                inventory.id(),
                inventory.locationId(),
                range == null ? null : range.from(),
                range == null ? null : range.to(),
                range == null ? null : range.fromKey(),
                range == null ? null : range.toKey(),
                inventory.started().by(),
                inventory.started().at());
    }

    @Override
    public Optional<Inventory> find(UUID id) {
        return database.first(INVENTORY + " where id = ?", SqlInventories::inventory, id);
    }

    @Override
    public Optional<Inventory> findForEdit(UUID id) {
        return database.first(INVENTORY + " where id = ? for update", SqlInventories::inventory, id);
    }

    @Override
    public List<Inventory> list(@Nullable UUID after, int limit) {
        return database.list(
                INVENTORY
                        + " where id < coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)"
                        + " order by id desc limit ?",
                SqlInventories::inventory,
                after,
                limit);
    }

    @Override
    public int addScans(UUID id, List<Inventory.Scan> scans) {
        long before = scans(id);
        database.updateAll(
                """
                insert into inventory_scan (inventory_id, barcode, scanned_at) values (?, ?, ?)
                on conflict (inventory_id, barcode, scanned_at) do nothing""",
                scans.stream()
                        .map(scan -> new @Nullable Object[] {id, scan.barcode(), scan.at()})
                        .toList());
        return Math.toIntExact(scans(id) - before);
    }

    @Override
    public long scans(UUID id) {
        return database.first(
                        "select count(*) as scans from inventory_scan where inventory_id = ?",
                        row -> row.bigNumber("scans"),
                        id)
                .orElseThrow();
    }

    @Override
    public List<ShelfCheck.Scanned> scanned(UUID id) {
        String sql = "select s.barcode as scanned, " + COPY + """
                from inventory_scan s
                left join lateral (
                  select * from item where item.barcode = s.barcode
                  order by item.withdrawn, item.updated_at desc limit 1) i on true
                left join record r on r.id = i.record_id
                left join item_availability a on a.item_id = i.id
                where s.inventory_id = ?
                order by s.seq""";
        return database.list(
                sql,
                row -> new ShelfCheck.Scanned(
                        row.text("scanned"), row.uuidOrNull("item_id") == null ? null : copy(row)),
                id);
    }

    @Override
    public List<ShelfCheck.Copy> expected(Inventory inventory) {
        Inventory.Range range = inventory.range();
        String sql = "select " + COPY + """
                from item i
                join record r on r.id = i.record_id
                left join item_availability a on a.item_id = i.id
                where i.present_location_id = ? and not i.withdrawn
                  and (?::text is null or i.shelving_key >= ?::text) and (?::text is null or i.shelving_key <= ?::text)
                order by i.shelving_key nulls first, i.id""";
        String from = range == null ? null : range.fromKey();
        String to = range == null ? null : range.toKey();
        return database.list(sql, SqlInventories::copy, inventory.locationId(), from, from, to, to);
    }

    @Override
    public void close(UUID id, Inventory.Act closed, List<ShelfCheck.Finding> findings) {
        database.update("update inventory set closed_by = ?, closed_at = ? where id = ?", closed.by(), closed.at(), id);
        var rows = new ArrayList<@Nullable Object[]>();
        for (ShelfCheck.Finding finding : findings) {
            rows.add(new @Nullable Object[] {id, rows.size() + 1, documents.write(finding)});
        }
        database.updateAll(
                "insert into inventory_finding (inventory_id, number, document) values (?, ?, ?::jsonb)", rows);
    }

    @Override
    public List<ShelfCheck.Finding> written(UUID id) {
        return database.list(
                "select document from inventory_finding where inventory_id = ? order by number",
                row -> documents.read(row.text("document"), ShelfCheck.Finding.class),
                id);
    }

    private static ShelfCheck.Copy copy(Row row) {
        return new ShelfCheck.Copy(
                row.uuid("item_id"),
                row.textOrNull("barcode"),
                row.uuid("location_id"),
                row.text("title"),
                row.textOrNull("call_number"),
                row.textOrNull("shelving_key"),
                row.constant("availability", Availability.class),
                row.flag("in_process"),
                row.flag("withdrawn"));
    }

    private static Inventory inventory(Row row) {
        String from = row.textOrNull("from_number");
        String to = row.textOrNull("to_number");
        String closedBy = row.textOrNull("closed_by");
        return new Inventory(
                row.uuid("id"),
                row.uuid("location_id"),
                from == null && to == null
                        ? null
                        : new Inventory.Range(from, to, row.textOrNull("from_key"), row.textOrNull("to_key")),
                new Inventory.Act(row.text("started_by"), row.instant("started_at")),
                closedBy == null ? null : new Inventory.Act(closedBy, row.instant("closed_at")));
    }
}
