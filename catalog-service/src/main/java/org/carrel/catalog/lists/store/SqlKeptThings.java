package org.carrel.catalog.lists.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.lists.Kept.Entry;
import org.carrel.catalog.lists.Kept.SavedSearch;
import org.carrel.catalog.lists.Kept.TitleList;
import org.carrel.catalog.lists.KeptThings;
import org.carrel.catalog.lists.Wish;
import org.carrel.catalog.store.Documents;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** Searches and lists in PostgreSQL. */
@ApplicationScoped
class SqlKeptThings implements KeptThings {

    private static final String SEARCH = "select id, version, owner, name, shared, wish, updated_at from saved_search";
    private static final String LIST = "select id, version, owner, name, note, shared, updated_at from title_list";
    private static final String SEEN = " where (owner = ? or shared)"
            + " and id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000'::uuid) order by id limit ?";

    private final Database database;
    private final Documents documents;

    SqlKeptThings(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    @Override
    public Optional<SavedSearch> search(UUID id) {
        return database.first(SEARCH + " where id = ?", this::search, id);
    }

    @Override
    public List<SavedSearch> searches(String subject, @Nullable UUID after, int limit) {
        return database.list(SEARCH + SEEN, this::search, subject, after, limit);
    }

    @Override
    public void put(SavedSearch search) {
        database.update(
                """
                insert into saved_search (id, version, owner, name, shared, wish, updated_at)
                values (?, ?, ?, ?, ?, ?::jsonb, ?)
                on conflict (id) do update set version = excluded.version, name = excluded.name,
                  shared = excluded.shared, wish = excluded.wish, updated_at = excluded.updated_at""",
                search.id(),
                search.version(),
                search.owner(),
                search.name(),
                search.shared(),
                documents.write(search.wish()),
                search.updatedAt());
    }

    @Override
    public void removeSearch(UUID id) {
        database.update("delete from saved_search where id = ?", id);
    }

    @Override
    public Optional<TitleList> list(UUID id) {
        return database.first(LIST + " where id = ?", SqlKeptThings::list, id);
    }

    @Override
    public Optional<TitleList> listForEdit(UUID id) {
        return database.first(LIST + " where id = ? for update", SqlKeptThings::list, id);
    }

    @Override
    public List<TitleList> lists(String subject, @Nullable UUID after, int limit) {
        return database.list(LIST + SEEN, SqlKeptThings::list, subject, after, limit);
    }

    @Override
    public void put(TitleList list) {
        database.update(
                """
                insert into title_list (id, version, owner, name, note, shared, updated_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set version = excluded.version, name = excluded.name, note = excluded.note,
                  shared = excluded.shared, updated_at = excluded.updated_at""",
                list.id(),
                list.version(),
                list.owner(),
                list.name(),
                list.note(),
                list.shared(),
                list.updatedAt());
    }

    @Override
    public void removeList(UUID id) {
        database.update("delete from title_list where id = ?", id);
    }

    @Override
    public long size(UUID listId) {
        return database.first(
                        "select count(*) as size from title_list_entry where list_id = ?",
                        row -> row.bigNumber("size"),
                        listId)
                .orElseThrow();
    }

    @Override
    public void add(UUID listId, List<UUID> recordIds, @Nullable String note) {
        if (recordIds.isEmpty()) {
            return;
        }
        database.update("""
                insert into title_list_entry (list_id, record_id, position, note)
                select ?, wanted.id, last.position + wanted.number, ?
                from unnest(?) with ordinality wanted (id, number)
                join record r on r.id = wanted.id and r.state = 'ACTIVE'
                cross join (select coalesce(max(position), 0) as position from title_list_entry where list_id = ?) last
                on conflict (list_id, record_id) do nothing""", listId, note, recordIds, listId);
    }

    @Override
    public List<Entry> entries(UUID listId, long afterPosition, int limit) {
        return database.list(
                """
                select e.record_id, e.position, r.title, r.author, e.note
                from title_list_entry e join record r on r.id = e.record_id
                where e.list_id = ? and e.position > ? order by e.position limit ?""",
                row -> new Entry(
                        row.uuid("record_id"),
                        row.bigNumber("position"),
                        row.text("title"),
                        row.textOrNull("author"),
                        row.textOrNull("note")),
                listId,
                afterPosition,
                limit);
    }

    @Override
    public boolean note(UUID listId, UUID recordId, @Nullable String note) {
        return database.update(
                        "update title_list_entry set note = ? where list_id = ? and record_id = ?",
                        note,
                        listId,
                        recordId)
                > 0;
    }

    @Override
    public boolean move(UUID listId, UUID recordId, @Nullable UUID behind) {
        Optional<Long> place = behind == null ? Optional.of(0L) : position(listId, behind);
        if (place.isEmpty() || position(listId, recordId).isEmpty()) {
            return false;
        }
        if (!Objects.equals(recordId, behind)) {
            database.update(
                    "update title_list_entry set position = position + 1 where list_id = ? and position > ?",
                    listId,
                    place.get());
            database.update(
                    "update title_list_entry set position = ? where list_id = ? and record_id = ?",
                    place.get() + 1,
                    listId,
                    recordId);
        }
        return true;
    }

    private Optional<Long> position(UUID listId, UUID recordId) {
        return database.first(
                "select position from title_list_entry where list_id = ? and record_id = ?",
                row -> row.bigNumber("position"),
                listId,
                recordId);
    }

    @Override
    public boolean remove(UUID listId, UUID recordId) {
        return database.update("delete from title_list_entry where list_id = ? and record_id = ?", listId, recordId)
                > 0;
    }

    private SavedSearch search(Row row) {
        return new SavedSearch(
                row.uuid("id"),
                row.bigNumber("version"),
                row.text("owner"),
                row.text("name"),
                row.flag("shared"),
                documents.read(row.text("wish"), Wish.class),
                row.instant("updated_at"));
    }

    private static TitleList list(Row row) {
        return new TitleList(
                row.uuid("id"),
                row.bigNumber("version"),
                row.text("owner"),
                row.text("name"),
                row.textOrNull("note"),
                row.flag("shared"),
                row.instant("updated_at"));
    }
}
