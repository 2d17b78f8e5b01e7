package org.carrel.catalog.processing.store;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.processing.Checklist;
import org.carrel.catalog.processing.ItemProcess;
import org.carrel.catalog.processing.Processes;
import org.carrel.catalog.processing.Progress;
import org.carrel.catalog.processing.Step;
import org.carrel.catalog.store.Documents;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** Processing in PostgreSQL. */
@ApplicationScoped
class SqlProcesses implements Processes {

    private static final String PROCESS = """
            select p.item_id, p.version, p.step, p.since, p.line_id, p.accession, p.tasks, p.pieces, p.missing
            from item_processing p""";

    private final Database database;
    private final Documents documents;

    SqlProcesses(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    @Override
    public Optional<ItemProcess> find(UUID itemId) {
        return database.first(PROCESS + " where p.item_id = ?", SqlProcesses::process, itemId);
    }

    @Override
    public Optional<ItemProcess> findForEdit(UUID itemId) {
        return database.first(PROCESS + " where p.item_id = ? for update", SqlProcesses::process, itemId);
    }

    @Override
    public List<ItemProcess> ofLines(Collection<UUID> lineIds) {
        return lineIds.isEmpty()
                ? List.of()
                : database.list(
                        PROCESS + " where p.line_id = any (?) order by p.item_id", SqlProcesses::process, lineIds);
    }

    @Override
    public List<ItemProcess> ofLineForEdit(UUID lineId) {
        return database.list(
                PROCESS + " where p.line_id = ? order by p.item_id for update", SqlProcesses::process, lineId);
    }

    @Override
    public List<ItemProcess> at(Step step, @Nullable UUID branchId, @Nullable UUID after, int limit) {
        String sql = PROCESS + """
                 join item i on i.id = p.item_id
                join place l on l.id = i.location_id
                where p.step = ? and l.parent_id = coalesce(?::uuid, l.parent_id)
                  and p.item_id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000'::uuid)
                order by p.item_id limit ?""";
        return database.list(sql, SqlProcesses::process, step, branchId, after, limit);
    }

    @Override
    public Map<Step, Long> counts(@Nullable UUID branchId) {
        String sql = """
                select p.step, count(*) as items
                from item_processing p
                join item i on i.id = p.item_id
                join place l on l.id = i.location_id
                where p.step not in ('SHELF_READY', 'CANCELLED') and l.parent_id = coalesce(?::uuid, l.parent_id)
                group by p.step""";
        var counts = new EnumMap<Step, Long>(Step.class);
        database.list(sql, row -> Map.entry(row.constant("step", Step.class), row.bigNumber("items")), branchId)
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    @Override
    public void begin(List<ItemProcess> begun, ItemProcess.Change change) {
        database.updateAll(
                "insert into item_processing (item_id, version, step, since, line_id) values (?, ?, ?, ?, ?)",
                begun.stream()
                        .map(process -> new @Nullable Object[] {
                            process.itemId(), process.version(), process.step(), process.since(), process.lineId()
                        })
                        .toList());
        database.updateAll(
                "insert into item_processing_change (item_id, seq, step, actor, at, note) values (?, 1, ?, ?, ?, ?)",
                begun.stream()
                        .map(process -> new @Nullable Object[] {
                            process.itemId(), change.step(), change.actor(), change.at(), change.note()
                        })
                        .toList());
    }

    @Override
    public void store(ItemProcess changed) {
        String sql = """
                update item_processing
                set version = ?, step = ?, since = ?, accession = ?, tasks = ?, pieces = ?, missing = ?
                where item_id = ?""";
        Progress progress = changed.progress();
        database.update(
                sql,
                changed.version(),
                changed.step(),
                changed.since(),
                changed.accession(),
                progress.done().stream().sorted().toList(),
                progress.pieces(),
                progress.missing(),
                changed.itemId());
    }

    @Override
    public void append(UUID itemId, ItemProcess.Change change) {
        String sql = """
                insert into item_processing_change (item_id, seq, step, actor, at, note)
                select ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ? from item_processing_change where item_id = ?""";
        database.update(sql, itemId, change.step(), change.actor(), change.at(), change.note(), itemId);
    }

    @Override
    public List<ItemProcess.Change> changes(UUID itemId) {
        return database.list(
                "select step, actor, at, note from item_processing_change where item_id = ? order by seq",
                row -> new ItemProcess.Change(
                        row.constant("step", Step.class), row.text("actor"), row.instant("at"), row.textOrNull("note")),
                itemId);
    }

    @Override
    public Optional<Stored> checklist(String materialType) {
        return database.first(
                "select version, document from checklist where material_type = ?", this::stored, materialType);
    }

    @Override
    public List<Stored> checklists() {
        return database.list("select version, document from checklist order by material_type", this::stored);
    }

    @Override
    public Stored put(Checklist checklist) {
        String sql = """
                insert into checklist as held (material_type, version, document) values (?, 1, ?::jsonb)
                on conflict (material_type) do update set version = held.version + 1, document = excluded.document
                returning version, document""";
        return database.first(sql, this::stored, checklist.materialType(), documents.write(checklist))
                .orElseThrow();
    }

    private Stored stored(Row row) {
        return new Stored(row.bigNumber("version"), documents.read(row.text("document"), Checklist.class));
    }

    private static ItemProcess process(Row row) {
        return new ItemProcess(
                row.uuid("item_id"),
                row.bigNumber("version"),
                row.constant("step", Step.class),
                row.instant("since"),
                row.uuidOrNull("line_id"),
                row.textOrNull("accession"),
                new Progress(Set.copyOf(row.texts("tasks")), row.numberOrNull("pieces"), row.numberOrNull("missing")));
    }
}
