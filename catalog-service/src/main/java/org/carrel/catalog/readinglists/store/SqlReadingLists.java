package org.carrel.catalog.readinglists.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.readinglists.ReadingList;
import org.carrel.catalog.readinglists.ReadingLists;
import org.carrel.catalog.store.Documents;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** Reading lists in PostgreSQL. */
@ApplicationScoped
class SqlReadingLists implements ReadingLists {

    private static final String LIST =
            "select id, version, published, document, cloned_from, updated_by, updated_at from reading_list";

    private final Database database;
    private final Documents documents;

    SqlReadingLists(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    /** What of a list is stored whole. */
    private record Document(ReadingList.Course course, List<ReadingList.Section> sections) {}

    @Override
    public Optional<ReadingList> find(UUID id) {
        return database.first(LIST + " where id = ?", this::list, id);
    }

    @Override
    public Optional<ReadingList> findForEdit(UUID id) {
        return database.first(LIST + " where id = ? for update", this::list, id);
    }

    @Override
    public Optional<ReadingList> of(String course, String term) {
        return database.first(LIST + " where course = ? and term = ?", this::list, course, term);
    }

    @Override
    public List<ReadingList> list(Wanted wanted, @Nullable UUID after, int limit) {
        String published = wanted.publishedOnly() ? " and published" : "";
        return database.list(
                LIST
                        + " where course = coalesce(?::text, course) and term = coalesce(?::text, term)" + published
                        + " and id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000'::uuid)"
                        + " order by id limit ?",
                this::list,
                wanted.course(),
                wanted.term(),
                after,
                limit);
    }

    @Override
    public void put(ReadingList list) {
        database.update(
                """
                insert into reading_list
                  (id, version, course, term, published, document, cloned_from, updated_by, updated_at)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                on conflict (id) do update set version = excluded.version, course = excluded.course,
                  term = excluded.term, published = excluded.published, document = excluded.document,
                  updated_by = excluded.updated_by, updated_at = excluded.updated_at""",
                list.id(),
                list.version(),
                list.course().code(),
                list.course().term(),
                list.published(),
                documents.write(new Document(list.course(), list.sections())),
                list.clonedFrom(),
                list.edited().by(),
                list.edited().at());
    }

    @Override
    public void remove(UUID id) {
        database.update("delete from reading_list where id = ?", id);
    }

    private ReadingList list(Row row) {
        Document document = documents.read(row.text("document"), Document.class);
        return new ReadingList(
                row.uuid("id"),
                row.bigNumber("version"),
                document.course(),
                row.flag("published"),
                document.sections(),
                row.uuidOrNull("cloned_from"),
                new ReadingList.Edited(row.text("updated_by"), row.instant("updated_at")));
    }
}
