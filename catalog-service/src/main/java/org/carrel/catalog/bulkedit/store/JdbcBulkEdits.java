package org.carrel.catalog.bulkedit.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.bulkedit.BulkEdit;
import org.carrel.catalog.bulkedit.BulkEdit.Outcome;
import org.carrel.catalog.bulkedit.BulkEdits;
import org.carrel.catalog.bulkedit.Operation;
import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.items.ItemSheet.FieldChange;
import org.carrel.catalog.jobs.store.JobTable;
import org.carrel.catalog.store.Documents;
import org.carrel.platform.security.BranchScope;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** Bulk edits in PostgreSQL. */
@ApplicationScoped
class JdbcBulkEdits implements BulkEdits {

    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final TypeReference<List<Map<String, Object>>> REASONS = new TypeReference<>() {};

    private final Database database;
    private final Documents documents;
    private final JobTable jobs;

    JdbcBulkEdits(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
        this.jobs = new JobTable(database, "bulk_edit", "created_at", "", LEASE);
    }

    @Override
    public void add(BulkEdit edit) {
        database.update(
                """
                insert into bulk_edit (id, state, actor, everywhere, branches, operations, undo_of, created_at)
                values (?, 'PREVIEW', ?, ?, cast(cast(? as text[]) as uuid[]), cast(? as jsonb), ?, ?)""",
                edit.id(),
                edit.by().actor(),
                edit.by().scope() instanceof BranchScope.Everywhere,
                texts(branches(edit.by().scope())),
                documents.write(edit.operations()),
                edit.undoOf(),
                edit.times().createdAt());
    }

    @Override
    public void addBarcodes(UUID id, List<String> barcodes) {
        database.update("""
                insert into bulk_edit_row (bulk_edit_id, number, input, item_id, outcome)
                select ?, wanted.number, wanted.barcode, held.id, 'PENDING'
                from unnest(cast(? as text[])) with ordinality as wanted (barcode, number)
                left join lateral (
                    select i.id from item i where i.barcode = wanted.barcode
                    order by i.withdrawn, i.updated_at desc limit 1) held on true""", id, barcodes);
        counted(id);
    }

    @Override
    public void addItems(UUID id, List<UUID> itemIds) {
        database.update("""
                insert into bulk_edit_row (bulk_edit_id, number, input, item_id, outcome)
                select ?, wanted.number, wanted.id::text, i.id, 'PENDING'
                from unnest(cast(? as uuid[])) with ordinality as wanted (id, number)
                left join item i on i.id = wanted.id""", id, itemIds);
        counted(id);
    }

    @Override
    public long addFiltered(UUID id, Filter filter, int limit) {
        var conditions = new ArrayList<String>(List.of("not withdrawn"));
        var values = new ArrayList<@Nullable Object>();
        condition("record_id = ?", filter.recordId(), conditions, values);
        condition("location_id = ?", filter.locationId(), conditions, values);
        condition("material_type = ?", filter.materialType(), conditions, values);
        condition("loan_type = ?", filter.loanType(), conditions, values);
        condition("? = any (statistical_codes)", filter.statisticalCode(), conditions, values);
        condition(
                "? = any (process_tags)",
                filter.processTag() == null ? null : filter.processTag().name(),
                conditions,
                values);
        Filter.Shelf shelf = filter.shelf();
        if (shelf != null) {
            condition("shelving_key >= ?", shelf.from(), conditions, values);
            // The last number's own volumes and years stand behind it and belong to it.
            condition("shelving_key <= ?", shelf.to() + "\uffff", conditions, values);
        }
        String where = String.join(" and ", conditions);
        long items = database.first(
                        "select count(*) as items from item where " + where,
                        row -> row.bigNumber("items"),
                        values.toArray())
                .orElseThrow();
        if (items <= limit) {
            values.addFirst(id);
            database.update("""
                    insert into bulk_edit_row (bulk_edit_id, number, input, item_id, outcome)
                    select ?, row_number() over (order by location_id, shelving_key, id),
                           coalesce(barcode, id::text), id, 'PENDING'
                    from item where\s""" + where, values.toArray());
            counted(id);
        }
        return items;
    }

    private static void condition(
            String sql, @Nullable Object value, List<String> conditions, List<@Nullable Object> values) {
        if (value != null) {
            conditions.add(sql);
            values.add(value);
        }
    }

    @Override
    public void addChangedBy(UUID id, UUID undone) {
        database.update("""
                insert into bulk_edit_row (bulk_edit_id, number, input, item_id, outcome, fields)
                select ?, number, input, item_id, 'PENDING', fields from bulk_edit_row
                where bulk_edit_id = ? and outcome = 'CHANGED'""", id, undone);
        counted(id);
    }

    /** What no item was found for is refused from the beginning. */
    private void counted(UUID id) {
        database.list(
                        "select number, input from bulk_edit_row where bulk_edit_id = ? and item_id is null",
                        row -> Map.entry(row.bigNumber("number"), row.text("input")),
                        id)
                .forEach(unknown -> database.update(
                        """
                        update bulk_edit_row set outcome = 'REFUSED', reasons = cast(? as jsonb)
                        where bulk_edit_id = ? and number = ?""",
                        documents.write(List.of(new ItemReason.UnknownItem(unknown.getValue()))),
                        id,
                        unknown.getKey()));
        database.update("""
                update bulk_edit set total = held.total, refused = held.refused
                from (select count(*) as total, count(*) filter (where outcome = 'REFUSED') as refused
                      from bulk_edit_row where bulk_edit_id = ?) held
                where id = ?""", id, id);
    }

    @Override
    public Optional<BulkEdit> find(UUID id) {
        return database.first("select * from bulk_edit where id = ?", this::edit, id);
    }

    @Override
    public List<BulkEdit> list(@Nullable UUID before, int limit) {
        return before == null
                ? database.list("select * from bulk_edit order by id desc limit ?", this::edit, limit)
                : database.list(
                        "select * from bulk_edit where id < ? order by id desc limit ?", this::edit, before, limit);
    }

    @Override
    public Optional<UUID> undoOf(UUID id) {
        return database.first(
                "select id from bulk_edit where undo_of = ? and state <> 'CANCELLED' limit 1",
                row -> row.uuid("id"),
                id);
    }

    @Override
    public List<BulkEdit.Row> rows(UUID id, @Nullable Outcome outcome, long after, int limit) {
        return database.list("""
                select * from bulk_edit_row
                where bulk_edit_id = ? and number > ? and (cast(? as text) is null or outcome = ?)
                order by number limit ?""", this::row, id, after, outcome, outcome, limit);
    }

    @Override
    public boolean queue(UUID id, BulkEdit.By by) {
        return database.update(
                        """
                        update bulk_edit set state = 'QUEUED', actor = ?, everywhere = ?,
                          branches = cast(cast(? as text[]) as uuid[])
                        where id = ? and state = 'PREVIEW'""", by.actor(), by.scope() instanceof BranchScope.Everywhere, texts(branches(by.scope())), id)
                > 0;
    }

    @Override
    public void cancel(UUID id, Instant now) {
        database.update("""
                update bulk_edit set cancel_requested = true,
                  finished_at = case when state in ('PREVIEW', 'QUEUED') then ? else finished_at end,
                  state = case when state in ('PREVIEW', 'QUEUED') then 'CANCELLED' else state end
                where id = ? and state in ('PREVIEW', 'QUEUED', 'RUNNING')""", now, id);
    }

    @Override
    public Optional<BulkEdit> claim(UUID runner, Instant now) {
        return jobs.claim(runner, now, this::edit);
    }

    @Override
    public void release(UUID runner) {
        jobs.release(runner);
    }

    @Override
    public Standing hold(UUID id, UUID runner) {
        return jobs.hold(id, runner);
    }

    @Override
    public void note(UUID id, List<BulkEdit.Row> rows) {
        database.updateAll("""
                update bulk_edit_row set outcome = ?, fields = cast(? as jsonb), reasons = cast(? as jsonb)
                where bulk_edit_id = ? and number = ?""", rows.stream().map(row -> values(id, row)).toList());
        database.update(
                """
                update bulk_edit set changed = changed + ?, unchanged = unchanged + ?, refused = refused + ?
                where id = ?""", count(rows, Outcome.CHANGED), count(rows, Outcome.UNCHANGED), count(rows, Outcome.REFUSED), id);
    }

    private @Nullable Object[] values(UUID id, BulkEdit.Row row) {
        return new @Nullable Object[] {
            row.outcome(), documents.write(row.fields()), documents.write(row.reasons()), id, row.number()
        };
    }

    private static long count(List<BulkEdit.Row> rows, Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    @Override
    public void end(UUID id, BulkEdit.State state, Instant now) {
        database.update(
                "update bulk_edit set state = ?, finished_at = ?, runner = null where id = ? and state = 'RUNNING'",
                state,
                now,
                id);
    }

    private static List<String> texts(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).sorted().toList();
    }

    private static Set<UUID> branches(BranchScope scope) {
        return switch (scope) {
            case BranchScope.Everywhere _ -> Set.of();
            case BranchScope.Branches some -> some.ids();
        };
    }

    private BulkEdit edit(Row row) {
        return new BulkEdit(
                row.uuid("id"),
                row.constant("state", BulkEdit.State.class),
                new BulkEdit.By(
                        row.text("actor"),
                        row.flag("everywhere")
                                ? new BranchScope.Everywhere()
                                : new BranchScope.Branches(Set.copyOf(row.uuids("branches")))),
                List.of(documents.read(row.text("operations"), Operation[].class)),
                row.uuidOrNull("undo_of"),
                new BulkEdit.Progress(
                        row.bigNumber("total"),
                        row.bigNumber("changed"),
                        row.bigNumber("unchanged"),
                        row.bigNumber("refused")),
                new BulkEdit.Times(
                        row.instant("created_at"), row.instantOrNull("started_at"), row.instantOrNull("finished_at")));
    }

    private BulkEdit.Row row(Row row) {
        return new BulkEdit.Row(
                row.bigNumber("number"),
                row.text("input"),
                row.uuidOrNull("item_id"),
                row.constant("outcome", Outcome.class),
                List.of(documents.read(row.text("fields"), FieldChange[].class)),
                documents.read(row.text("reasons"), REASONS));
    }
}
