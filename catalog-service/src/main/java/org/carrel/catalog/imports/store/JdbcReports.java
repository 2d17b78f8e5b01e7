package org.carrel.catalog.imports.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Action;
import org.carrel.catalog.imports.Choice;
import org.carrel.catalog.imports.HeldRecord;
import org.carrel.catalog.imports.ImportedItem;
import org.carrel.catalog.imports.ImportedRecord;
import org.carrel.catalog.imports.ImportedRecord.Rejection;
import org.carrel.catalog.imports.Reports;
import org.carrel.catalog.imports.StagedRecord;
import org.carrel.catalog.imports.UndoneRecord;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.overlay.FieldDiff;
import org.carrel.catalog.store.Documents;
import org.carrel.catalog.validation.Finding;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** The reports in PostgreSQL. */
@ApplicationScoped
class JdbcReports implements Reports {

    private static final TypeReference<List<StagedRecord.Alternative>> ALTERNATIVES = new TypeReference<>() {};
    private static final TypeReference<List<FieldDiff>> DIFF = new TypeReference<>() {};
    private static final TypeReference<List<ImportedItem.Reason>> REASONS = new TypeReference<>() {};
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final TypeReference<List<String>> CODES = new TypeReference<>() {};
    private static final String STAGED = """
            select s.*, c.action as chosen, c.record_id as chosen_record from import_staged s
            left join import_choice c on c.import_id = s.import_id and c.number = s.number""";

    private final Database database;
    private final Documents documents;

    JdbcReports(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    @Override
    public void stage(UUID id, List<StagedRecord> records) {
        database.updateAll(
                """
                insert into import_staged (import_id, number, position, action, record_id, title, reason, detail, head,
                                           candidates, diff, findings)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)""",
                records.stream()
                        .<@Nullable Object[]>map(record -> {
                            Rejection why = record.why();
                            List<FieldDiff> diff = record.diff();
                            return new @Nullable Object[] {
                                id,
                                record.number(),
                                record.offset(),
                                record.action(),
                                record.recordId(),
                                Storable.text(record.title()),
                                why == null ? null : why.reason(),
                                why == null ? null : Storable.text(why.detail()),
                                why == null ? null : why.head(),
                                documents.write(record.candidates()),
                                diff == null ? null : documents.write(diff),
                                record.findings().isEmpty() ? null : documents.write(record.findings())
                            };
                        })
                        .toList());
    }

    @Override
    public List<StagedRecord> staged(UUID id, @Nullable Action action, long afterNumber, int limit) {
        return action == null
                ? database.list(
                        STAGED + " where s.import_id = ? and s.number > ? order by s.number limit ?",
                        this::staged,
                        id,
                        afterNumber,
                        limit)
                : database.list(
                        STAGED + " where s.import_id = ? and s.number > ? and s.action = ? order by s.number limit ?",
                        this::staged,
                        id,
                        afterNumber,
                        action,
                        limit);
    }

    @Override
    public Optional<StagedRecord> staged(UUID id, long number) {
        return database.list(STAGED + " where s.import_id = ? and s.number = ?", this::staged, id, number).stream()
                .findFirst();
    }

    private StagedRecord staged(Row row) {
        String reason = row.textOrNull("reason");
        String diff = row.textOrNull("diff");
        Action chosen = row.constantOrNull("chosen", Action.class);
        String findings = row.textOrNull("findings");
        return new StagedRecord(
                row.bigNumber("number"),
                row.bigNumber("position"),
                row.constant("action", Action.class),
                row.uuidOrNull("record_id"),
                row.textOrNull("title"),
                reason == null ? null : new Rejection(reason, row.text("detail"), row.text("head")),
                documents.read(row.text("candidates"), ALTERNATIVES),
                diff == null ? null : documents.read(diff, DIFF),
                findings == null ? List.of() : documents.read(findings, FINDINGS),
                chosen == null ? null : new Choice(chosen, row.uuidOrNull("chosen_record")));
    }

    @Override
    public Map<Action, Long> counts(UUID id) {
        var counts = new EnumMap<Action, Long>(Action.class);
        database.list(
                "select action, count(*) as n from import_staged where import_id = ? group by action",
                row -> counts.put(row.constant("action", Action.class), row.bigNumber("n")),
                id);
        return counts;
    }

    @Override
    public void choose(UUID id, long number, Choice choice, String actor, Instant now) {
        database.update("""
                insert into import_choice (import_id, number, action, record_id, actor, at) values (?, ?, ?, ?, ?, ?)
                on conflict (import_id, number) do update
                set action = excluded.action, record_id = excluded.record_id, actor = excluded.actor, at = excluded.at""", id, number, choice.action(), choice.recordId(), actor, now);
    }

    @Override
    public Map<Long, Choice> choices(UUID id, long from, long to) {
        var choices = new HashMap<Long, Choice>();
        database.list(
                "select number, action, record_id from import_choice where import_id = ? and number between ? and ?",
                row -> choices.put(
                        row.bigNumber("number"),
                        new Choice(row.constant("action", Action.class), row.uuidOrNull("record_id"))),
                id,
                from,
                to);
        return choices;
    }

    @Override
    public void hold(UUID id, List<HeldRecord> records) {
        database.updateAll(
                """
                insert into import_held (import_id, number, reason, title, candidates, octets, serialisation, charset)
                values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)""",
                records.stream()
                        .<@Nullable Object[]>map(record -> new @Nullable Object[] {
                            id,
                            record.number(),
                            record.reason(),
                            Storable.text(record.title()),
                            documents.write(record.candidates()),
                            record.original().octets().toArray(),
                            record.original().serialisation(),
                            record.original().charset()
                        })
                        .toList());
    }

    @Override
    public List<HeldRecord> held(UUID id, long afterNumber, int limit) {
        return database.list(
                "select * from import_held where import_id = ? and number > ? order by number limit ?",
                this::held,
                id,
                afterNumber,
                limit);
    }

    @Override
    public Optional<HeldRecord> takeHeld(UUID id, long number) {
        return database
                .list("delete from import_held where import_id = ? and number = ? returning *", this::held, id, number)
                .stream()
                .findFirst();
    }

    private HeldRecord held(Row row) {
        return new HeldRecord(
                row.bigNumber("number"),
                row.text("reason"),
                row.text("title"),
                documents.read(row.text("candidates"), ALTERNATIVES),
                new HeldRecord.Original(
                        Octets.of(row.octets("octets")),
                        row.constant("serialisation", Serialisation.class),
                        row.text("charset")));
    }

    @Override
    public void settle(UUID id, ImportedRecord record) {
        Rejection rejection = record.rejection();
        database.update(
                """
                update import_record set outcome = ?, record_id = ?, reason = ?, detail = ?, head = ?
                where import_id = ? and number = ?""",
                record.outcome(),
                record.recordId(),
                rejection == null ? null : rejection.reason(),
                rejection == null ? null : Storable.text(rejection.detail()),
                rejection == null ? null : rejection.head(),
                id,
                record.number());
    }

    @Override
    public void noteItems(UUID id, boolean staged, List<ImportedItem> items) {
        database.updateAll(
                """
                insert into import_item (import_id, number, seq, staged, outcome, barcode, item_id, record_id, reasons)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""",
                items.stream()
                        .<@Nullable Object[]>map(item -> new @Nullable Object[] {
                            id,
                            item.number(),
                            item.seq(),
                            staged,
                            item.outcome(),
                            Storable.text(item.barcode()),
                            item.itemId(),
                            item.recordId(),
                            documents.write(item.reasons())
                        })
                        .toList());
    }

    @Override
    public List<ImportedItem> items(
            UUID id, boolean staged, boolean rejectedOnly, long afterNumber, int afterSeq, int limit) {
        String only = rejectedOnly ? " and outcome = 'REJECTED'" : "";
        return database.list(
                "select * from import_item where import_id = ? and staged = ? and (number, seq) > (?, ?)" + only
                        + " order by number, seq limit ?",
                row -> new ImportedItem(
                        row.bigNumber("number"),
                        row.number("seq"),
                        row.constant("outcome", ImportedItem.Outcome.class),
                        row.textOrNull("barcode"),
                        row.uuidOrNull("item_id"),
                        row.uuidOrNull("record_id"),
                        documents.read(row.text("reasons"), REASONS)),
                id,
                staged,
                afterNumber,
                afterSeq,
                limit);
    }

    @Override
    public Set<String> claimed(UUID id, Collection<String> barcodes) {
        return new HashSet<>(database.list(
                "select barcode from import_item where import_id = ? and staged and barcode = any (?)"
                        + " and outcome = 'CREATED'",
                row -> row.text("barcode"),
                id,
                barcodes.stream().map(Storable::text).toList()));
    }

    @Override
    public ItemCounts itemCounts(UUID id) {
        return database.list("""
                        select count(*) filter (where outcome = 'CREATED') as made,
                               count(*) filter (where outcome = 'REJECTED') as rejected
                        from import_item where import_id = ? and staged""", row -> new ItemCounts(row.bigNumber("made"), row.bigNumber("rejected")), id)
                .getFirst();
    }

    @Override
    public Map<UUID, List<UUID>> itemsMade(UUID id, Collection<UUID> records) {
        var made = new HashMap<UUID, List<UUID>>();
        database.list(
                "select record_id, item_id from import_item where import_id = ? and not staged and outcome = 'CREATED'"
                        + " and record_id = any (?)",
                row -> made.computeIfAbsent(row.uuid("record_id"), _ -> new ArrayList<>())
                        .add(row.uuid("item_id")),
                id,
                records);
        return made;
    }

    @Override
    public List<ImportedRecord> toUndo(UUID id, long afterNumber, int limit) {
        return database.list(
                """
                select r.number, r.position, r.outcome, r.record_id from import_record r
                where r.import_id = ? and r.number > ? and r.outcome in ('CREATED', 'UPDATED')
                  and not exists (select 1 from import_undone u
                                  where u.import_id = r.import_id and u.record_id = r.record_id)
                order by r.number limit ?""",
                row -> new ImportedRecord(
                        row.bigNumber("number"),
                        row.bigNumber("position"),
                        row.constant("outcome", ImportedRecord.Outcome.class),
                        row.uuidOrNull("record_id"),
                        null,
                        List.of()),
                id,
                afterNumber,
                limit);
    }

    @Override
    public void noteUndone(UUID id, List<UndoneRecord> records) {
        database.updateAll(
                "insert into import_undone (import_id, record_id, number, outcome, reasons) values (?, ?, ?, ?, ?::jsonb)",
                records.stream()
                        .<@Nullable Object[]>map(record -> new @Nullable Object[] {
                            id, record.recordId(), record.number(), record.outcome(), documents.write(record.reasons())
                        })
                        .toList());
    }

    @Override
    public List<UndoneRecord> undone(UUID id, UndoneRecord.@Nullable Outcome outcome, long afterNumber, int limit) {
        return database.list(
                """
                select number, record_id, outcome, reasons from import_undone
                where import_id = ? and number > ? and (?::text is null or outcome = ?) order by number limit ?""",
                row -> new UndoneRecord(
                        row.bigNumber("number"),
                        row.uuid("record_id"),
                        row.constant("outcome", UndoneRecord.Outcome.class),
                        documents.read(row.text("reasons"), CODES)),
                id,
                afterNumber,
                outcome,
                outcome,
                limit);
    }

    @Override
    public Map<UndoneRecord.Outcome, Long> undoneCounts(UUID id) {
        var counts = new EnumMap<UndoneRecord.Outcome, Long>(UndoneRecord.Outcome.class);
        database.list(
                "select outcome, count(*) as n from import_undone where import_id = ? group by outcome",
                row -> counts.put(row.constant("outcome", UndoneRecord.Outcome.class), row.bigNumber("n")),
                id);
        return counts;
    }
}
