package org.carrel.catalog.weeding.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.store.Documents;
import org.carrel.catalog.weeding.Candidate;
import org.carrel.catalog.weeding.Criteria;
import org.carrel.catalog.weeding.WeedingLists;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** Weeding lists in PostgreSQL. */
@ApplicationScoped
class SqlWeedingLists implements WeedingLists {

    private static final String CANDIDATE =
            "select list_id, number, item_id, facts, decision, done_at, refusal from weeding_candidate";
    private static final String LIST = "select id, name, criteria, created_by, created_at from weeding_list";
    private static final String OUTSTANDING =
            " where list_id = ? and decision is not null and done_at is null and refusal is null";

    private static final String FITTING = """
            select i.id, i.record_id, r.title, r.author, r.year, copies.live as copies, i.barcode, i.call_number,
                   i.location_id, i.created_at, i.inventoried_on, mended.times as repairs,
                   coalesce(c.loans, 0) as loans, coalesce(c.renewals, 0) as renewals, c.last_at
            from item i
            join record r on r.id = i.record_id
            join place l on l.id = i.location_id
            left join item_circulation c on c.item_id = i.id
            cross join lateral (
              select count(*) as live from item o where o.record_id = i.record_id and not o.withdrawn) copies
            cross join lateral (select count(*) as times from repair p where p.item_id = i.id) mended
            where not i.withdrawn and i.process_tags = '{}'
              and l.parent_id = coalesce(?::uuid, l.parent_id)
              and i.location_id = coalesce(?::uuid, i.location_id)
              and i.material_type = coalesce(?::text, i.material_type)
              and coalesce(c.loans, 0) <= coalesce(?::bigint, coalesce(c.loans, 0))
              and (?::date is null or c.last_at is null or c.last_at < ?::date)
              and (?::date is null or i.created_at < ?::date)
              and (?::int is null or (r.year ~ '^[0-9]{4}$' and r.year::int < ?::int))
              and copies.live >= coalesce(?::bigint, 0)
              and (?::date is null or i.inventoried_on is null or i.inventoried_on < ?::date)
              and mended.times >= coalesce(?::bigint, 0)
              and (?::text[] is null or i.condition = any (?::text[]))
            order by i.shelving_key nulls first, i.id
            limit ?""";

    private final Database database;
    private final Documents documents;

    SqlWeedingLists(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    @Override
    public void count(UUID itemId, int loans, int renewals, Instant at) {
        database.update("""
                insert into item_circulation as held (item_id, loans, renewals, last_at) values (?, ?, ?, ?)
                on conflict (item_id) do update set
                  loans = held.loans + excluded.loans, renewals = held.renewals + excluded.renewals,
                  last_at = greatest(held.last_at, excluded.last_at)""", itemId, loans, renewals, at);
    }

    @Override
    public int make(WeedingList list, int most) {
        database.update(
                "insert into weeding_list (id, name, criteria, created_by, created_at) values (?, ?, ?::jsonb, ?, ?)",
                list.id(),
                list.name(),
                documents.write(list.criteria()),
                list.createdBy(),
                list.createdAt());
        Criteria criteria = list.criteria();
        List<Fitting> fitting = database.list(
                FITTING,
                SqlWeedingLists::fitting,
                criteria.shelf().branchId(),
                criteria.shelf().locationId(),
                criteria.shelf().materialType(),
                criteria.use().loansAtMost(),
                criteria.use().lastLoanBefore(),
                criteria.use().lastLoanBefore(),
                criteria.age().addedBefore(),
                criteria.age().addedBefore(),
                criteria.age().publishedBefore(),
                criteria.age().publishedBefore(),
                criteria.state().copiesAtLeast(),
                criteria.state().notSeenSince(),
                criteria.state().notSeenSince(),
                criteria.state().repairsAtLeast(),
                criteria.state().conditions(),
                criteria.state().conditions(),
                most);
        var rows = new ArrayList<@Nullable Object[]>();
        for (Fitting one : fitting) {
            rows.add(new @Nullable Object[] {list.id(), rows.size() + 1, one.itemId(), documents.write(one.facts())});
        }
        database.updateAll(
                "insert into weeding_candidate (list_id, number, item_id, facts) values (?, ?, ?, ?::jsonb)", rows);
        return rows.size();
    }

    private record Fitting(UUID itemId, Candidate.Facts facts) {}

    private static Fitting fitting(Row row) {
        return new Fitting(
                row.uuid("id"),
                new Candidate.Facts(
                        new Candidate.Title(
                                row.uuid("record_id"),
                                row.text("title"),
                                row.textOrNull("author"),
                                row.textOrNull("year"),
                                row.number("copies")),
                        new Candidate.Copy(
                                row.textOrNull("barcode"),
                                row.textOrNull("call_number"),
                                row.uuid("location_id"),
                                row.instant("created_at"),
                                row.dateOrNull("inventoried_on"),
                                row.number("repairs")),
                        new Candidate.Circulation(
                                row.bigNumber("loans"), row.bigNumber("renewals"), row.instantOrNull("last_at"))));
    }

    @Override
    public Optional<WeedingList> find(UUID id) {
        return database.first(LIST + " where id = ?", this::list, id);
    }

    @Override
    public List<WeedingList> list(@Nullable UUID after, int limit) {
        return database.list(
                LIST
                        + " where id < coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)"
                        + " order by id desc limit ?",
                this::list,
                after,
                limit);
    }

    @Override
    public List<Candidate> candidates(UUID listId, boolean undecidedOnly, int after, int limit) {
        String undecided = undecidedOnly ? " and decision is null" : "";
        return database.list(
                CANDIDATE + " where list_id = ? and number > ?" + undecided + " order by number limit ?",
                this::candidate,
                listId,
                after,
                limit);
    }

    @Override
    public Optional<Candidate> candidateForEdit(UUID listId, UUID itemId) {
        return database.first(
                CANDIDATE + " where list_id = ? and item_id = ? for update", this::candidate, listId, itemId);
    }

    @Override
    public List<Candidate> todoForEdit(UUID listId, int limit) {
        return database.list(
                CANDIDATE + OUTSTANDING + " order by number limit ? for update skip locked",
                this::candidate,
                listId,
                limit);
    }

    @Override
    public int todo(UUID listId) {
        return database.first(
                        "select count(*) as todo from weeding_candidate" + OUTSTANDING,
                        row -> row.number("todo"),
                        listId)
                .orElseThrow();
    }

    @Override
    public void decide(UUID listId, UUID itemId, Candidate.Decision decision) {
        database.update(
                "update weeding_candidate set decision = ?::jsonb, refusal = null where list_id = ? and item_id = ?",
                documents.write(decision),
                listId,
                itemId);
    }

    @Override
    public void done(UUID listId, UUID itemId, Instant at) {
        database.update(
                "update weeding_candidate set done_at = ?, refusal = null where list_id = ? and item_id = ?",
                at,
                listId,
                itemId);
    }

    @Override
    public void refused(UUID listId, UUID itemId, String code) {
        database.update(
                "update weeding_candidate set refusal = ? where list_id = ? and item_id = ?", code, listId, itemId);
    }

    @Override
    public int liveCopies(UUID recordId) {
        return database.first(
                        "select count(*) as live from item where record_id = ? and not withdrawn",
                        row -> row.number("live"),
                        recordId)
                .orElseThrow();
    }

    private WeedingList list(Row row) {
        return new WeedingList(
                row.uuid("id"),
                row.text("name"),
                documents.read(row.text("criteria"), Criteria.class),
                row.text("created_by"),
                row.instant("created_at"));
    }

    private Candidate candidate(Row row) {
        String decision = row.textOrNull("decision");
        return new Candidate(
                row.uuid("list_id"),
                row.number("number"),
                row.uuid("item_id"),
                documents.read(row.text("facts"), Candidate.Facts.class),
                decision == null ? null : documents.read(decision, Candidate.Decision.class),
                row.instantOrNull("done_at"),
                row.textOrNull("refusal"));
    }
}
