package org.carrel.circulation.items.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.Items;
import org.carrel.events.ItemChanged;
import org.carrel.events.ItemHandling;
import org.carrel.events.ProcessTag;
import org.carrel.events.TitleChanged;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** The replica of items and titles. Its row reader also serves the queries that join more. */
@ApplicationScoped
public class ItemTable implements Items {
    /** The columns that {@link #item} reads. */
    public static final String COLUMNS = """
            item.id, item.record_id, item.barcode, item.title, item.author, item.call_number, item.shelving_key,
            item.location_id, item.branch_id, item.material_type, item.loan_type, item.process_tags, item.withdrawn,
            item.alert, item.pieces, item.missing_pieces, item.pieces_note, item.volume, item.added_at
            """;

    /** Finds several items. */
    public static final String BY_IDS = "select " + COLUMNS + " from item where id = any (?::uuid[]) and not removed";

    private static final ItemHandling NOTHING_TO_LOOK_AT = new ItemHandling(null, null, null, null);

    private final Database database;

    ItemTable(Database database) {
        this.database = database;
    }

    /** Reads {@link #COLUMNS}. */
    public static Item item(Row row) {
        return new Item(
                row.uuid("id"),
                row.uuid("record_id"),
                new Item.Label(
                        row.textOrNull("barcode"),
                        row.text("title"),
                        row.textOrNull("author"),
                        row.textOrNull("volume")),
                new Item.Shelf(
                        row.uuid("branch_id"),
                        row.uuid("location_id"),
                        row.textOrNull("call_number"),
                        row.textOrNull("shelving_key")),
                row.text("material_type"),
                row.text("loan_type"),
                row.texts("process_tags").stream().map(ProcessTag::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.flag("withdrawn"),
                handling(row),
                row.instantOrNull("added_at"));
    }

    private static @Nullable ItemHandling handling(Row row) {
        ItemHandling handling = new ItemHandling(
                row.textOrNull("alert"),
                row.numberOrNull("pieces"),
                row.numberOrNull("missing_pieces"),
                row.textOrNull("pieces_note"));
        return handling.equals(NOTHING_TO_LOOK_AT) ? null : handling;
    }

    @Override
    public Optional<Item> find(UUID itemId) {
        return database.first("select " + COLUMNS + " from item where id = ? and not removed", ItemTable::item, itemId);
    }

    @Override
    public Optional<Item> findByBarcode(String barcode) {
        return database.first(
                "select " + COLUMNS + " from item where barcode = ? and not removed order by withdrawn, version desc",
                ItemTable::item,
                barcode);
    }

    @Override
    public List<Item> ofTitle(UUID recordId) {
        return database.list(
                "select " + COLUMNS + " from item where record_id = ? and not removed order by id",
                ItemTable::item,
                recordId);
    }

    @Override
    public boolean knowsTitle(UUID recordId) {
        return database.first("""
                        select exists (select from title where id = ? and not removed)
                            or exists (select from item where record_id = ? and not removed) as known
                        """, row -> row.flag("known"), recordId, recordId).orElse(false);
    }

    @Override
    public boolean put(ItemChanged told) {
        ItemHandling handling = told.handling() == null ? NOTHING_TO_LOOK_AT : told.handling();
        return database.update(
                        """
                        insert into item as held (id, version, removed, record_id, barcode, title, author, call_number,
                          shelving_key, location_id, branch_id, material_type, loan_type, price_minor, price_currency,
                          process_tags, withdrawn, alert, pieces, missing_pieces, pieces_note, volume, added_at)
                        values (?, ?, false, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now())
                        on conflict (id) do update set version = excluded.version, removed = false,
                          record_id = excluded.record_id, barcode = excluded.barcode, title = excluded.title,
                          author = excluded.author, call_number = excluded.call_number,
                          shelving_key = excluded.shelving_key, location_id = excluded.location_id,
                          branch_id = excluded.branch_id, material_type = excluded.material_type,
                          loan_type = excluded.loan_type, price_minor = excluded.price_minor,
                          price_currency = excluded.price_currency, process_tags = excluded.process_tags,
                          withdrawn = excluded.withdrawn, alert = excluded.alert, pieces = excluded.pieces,
                          missing_pieces = excluded.missing_pieces, pieces_note = excluded.pieces_note,
                          volume = excluded.volume
                        where held.version < excluded.version
                        """,
                        told.itemId(),
                        told.version(),
                        told.recordId(),
                        told.barcode(),
                        told.title(),
                        told.author(),
                        told.callNumber(),
                        told.shelvingKey(),
                        told.locationId(),
                        told.branchId(),
                        told.materialType(),
                        told.loanType(),
                        told.price() == null ? null : told.price().minor(),
                        told.price() == null ? null : told.price().currency(),
                        told.processTags().stream().sorted().toList(),
                        told.withdrawn(),
                        handling.alert(),
                        handling.pieces(),
                        handling.missingPieces(),
                        handling.piecesNote(),
                        told.volume())
                == 1;
    }

    @Override
    public void removeItem(UUID itemId, long version) {
        database.update("""
                insert into item as held
                  (id, version, removed, record_id, title, location_id, branch_id, material_type, loan_type)
                values (?, ?, true, ?, '', ?, ?, '', '')
                on conflict (id) do update set version = excluded.version, removed = true
                where held.version < excluded.version
                """, itemId, version, new UUID(0, 0), new UUID(0, 0), new UUID(0, 0));
    }

    @Override
    public void put(TitleChanged told) {
        database.update("""
                insert into title as held (id, version, removed, title, author, suppressed)
                values (?, ?, false, ?, ?, ?)
                on conflict (id) do update set version = excluded.version, removed = false, title = excluded.title,
                  author = excluded.author, suppressed = excluded.suppressed, merged_into = null
                where held.version < excluded.version
                """, told.recordId(), told.version(), told.title(), told.author(), told.suppressed());
    }

    @Override
    public boolean removeTitle(UUID recordId, long version, @Nullable UUID mergedInto) {
        return database.update("""
                        insert into title as held (id, version, removed, title, merged_into) values (?, ?, true, '', ?)
                        on conflict (id) do update set version = excluded.version, removed = true,
                          merged_into = excluded.merged_into
                        where held.version < excluded.version
                        """, recordId, version, mergedInto) == 1;
    }

    /**
     * Where merges that are undone crosswise look like a ring, because one of the events is still under way, the next
     * title is as far as one can go.
     */
    @Override
    public Optional<UUID> survivorOf(UUID recordId) {
        return database.first("""
                with recursive chain (id, step) as (
                  select merged_into, 1 from title where id = ? and merged_into is not null
                  union all
                  select title.merged_into, step + 1 from chain join title using (id)
                  where title.merged_into is not null)
                  cycle id set ring using path
                select id from chain
                order by not exists (select from title where title.id = chain.id and merged_into is not null) desc, step
                limit 1
                """, row -> row.uuid("id"), recordId);
    }
}
