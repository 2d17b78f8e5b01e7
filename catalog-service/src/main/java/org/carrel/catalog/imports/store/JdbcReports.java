package org.carrel.catalog.imports.store;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.carrel.catalog.validation.Finding;

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

    private final Sql sql;

    JdbcReports(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void stage(UUID id, List<StagedRecord> records) {
        sql.batch("""
                insert into import_staged (import_id, number, position, action, record_id, title, reason, detail, head,
                                           candidates, diff, findings)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)""", records, record -> {
            Rejection why = record.why();
            List<FieldDiff> diff = record.diff();
            return new @Nullable Object[] {
                id,
                record.number(),
                record.offset(),
                record.action(),
                record.recordId(),
                record.title(),
                why == null ? null : why.reason(),
                why == null ? null : why.detail(),
                why == null ? null : why.head(),
                sql.written(record.candidates()),
                diff == null ? null : sql.written(diff),
                record.findings().isEmpty() ? null : sql.written(record.findings())
            };
        });
    }

    @Override
    public List<StagedRecord> staged(UUID id, @Nullable Action action, long afterNumber, int limit) {
        return action == null
                ? sql.query(
                        STAGED + " where s.import_id = ? and s.number > ? order by s.number limit ?",
                        this::staged,
                        id,
                        afterNumber,
                        limit)
                : sql.query(
                        STAGED + " where s.import_id = ? and s.number > ? and s.action = ? order by s.number limit ?",
                        this::staged,
                        id,
                        afterNumber,
                        action,
                        limit);
    }

    @Override
    public Optional<StagedRecord> staged(UUID id, long number) {
        return sql.query(STAGED + " where s.import_id = ? and s.number = ?", this::staged, id, number).stream()
                .findFirst();
    }

    private StagedRecord staged(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String diff = row.getString("diff");
        String chosen = row.getString("chosen");
        String head = row.getString("head");
        String findings = row.getString("findings");
        return new StagedRecord(
                row.getLong("number"),
                row.getLong("position"),
                Action.valueOf(row.getString("action")),
                row.getObject("record_id", UUID.class),
                row.getString("title"),
                reason == null ? null : new Rejection(reason, row.getString("detail"), head),
                sql.read(row.getString("candidates"), ALTERNATIVES),
                diff == null ? null : sql.read(diff, DIFF),
                findings == null ? List.of() : sql.read(findings, FINDINGS),
                chosen == null ? null : new Choice(Action.valueOf(chosen), row.getObject("chosen_record", UUID.class)));
    }

    @Override
    public Map<Action, Long> counts(UUID id) {
        var counts = new EnumMap<Action, Long>(Action.class);
        sql.query(
                "select action, count(*) from import_staged where import_id = ? group by action",
                row -> counts.put(Action.valueOf(row.getString(1)), row.getLong(2)),
                id);
        return counts;
    }

    @Override
    public void choose(UUID id, long number, Choice choice, String actor, Instant now) {
        sql.update("""
                insert into import_choice (import_id, number, action, record_id, actor, at) values (?, ?, ?, ?, ?, ?)
                on conflict (import_id, number) do update
                set action = excluded.action, record_id = excluded.record_id, actor = excluded.actor, at = excluded.at""", id, number, choice.action(), choice.recordId(), actor, now);
    }

    @Override
    public Map<Long, Choice> choices(UUID id, long from, long to) {
        var choices = new HashMap<Long, Choice>();
        sql.query(
                "select number, action, record_id from import_choice where import_id = ? and number between ? and ?",
                row -> choices.put(
                        row.getLong(1), new Choice(Action.valueOf(row.getString(2)), row.getObject(3, UUID.class))),
                id,
                from,
                to);
        return choices;
    }

    @Override
    public void hold(UUID id, List<HeldRecord> records) {
        sql.batch("""
                insert into import_held (import_id, number, reason, title, candidates, octets, serialisation, charset)
                values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)""", records, record -> new @Nullable Object[] {
            id,
            record.number(),
            record.reason(),
            record.title(),
            sql.written(record.candidates()),
            record.original().octets().toArray(),
            record.original().serialisation(),
            record.original().charset()
        });
    }

    @Override
    public List<HeldRecord> held(UUID id, long afterNumber, int limit) {
        return sql.query(
                "select * from import_held where import_id = ? and number > ? order by number limit ?",
                this::held,
                id,
                afterNumber,
                limit);
    }

    @Override
    public Optional<HeldRecord> takeHeld(UUID id, long number) {
        return sql
                .query("delete from import_held where import_id = ? and number = ? returning *", this::held, id, number)
                .stream()
                .findFirst();
    }

    private HeldRecord held(ResultSet row) throws SQLException {
        return new HeldRecord(
                row.getLong("number"),
                row.getString("reason"),
                row.getString("title"),
                sql.read(row.getString("candidates"), ALTERNATIVES),
                new HeldRecord.Original(
                        Octets.of(row.getBytes("octets")),
                        Serialisation.valueOf(row.getString("serialisation")),
                        row.getString("charset")));
    }

    @Override
    public void settle(UUID id, ImportedRecord record) {
        Rejection rejection = record.rejection();
        sql.update(
                """
                update import_record set outcome = ?, record_id = ?, reason = ?, detail = ?, head = ?
                where import_id = ? and number = ?""",
                record.outcome(),
                record.recordId(),
                rejection == null ? null : rejection.reason(),
                rejection == null ? null : rejection.detail(),
                rejection == null ? null : rejection.head(),
                id,
                record.number());
    }

    @Override
    public void noteItems(UUID id, boolean staged, List<ImportedItem> items) {
        sql.batch("""
                insert into import_item (import_id, number, seq, staged, outcome, barcode, item_id, record_id, reasons)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""", items, item -> new @Nullable Object[] {
            id,
            item.number(),
            item.seq(),
            staged,
            item.outcome(),
            item.barcode(),
            item.itemId(),
            item.recordId(),
            sql.written(item.reasons())
        });
    }

    @Override
    public List<ImportedItem> items(
            UUID id, boolean staged, boolean rejectedOnly, long afterNumber, int afterSeq, int limit) {
        String only = rejectedOnly ? " and outcome = 'REJECTED'" : "";
        return sql.query(
                "select * from import_item where import_id = ? and staged = ? and (number, seq) > (?, ?)" + only
                        + " order by number, seq limit ?",
                row -> new ImportedItem(
                        row.getLong("number"),
                        row.getInt("seq"),
                        ImportedItem.Outcome.valueOf(row.getString("outcome")),
                        row.getString("barcode"),
                        row.getObject("item_id", UUID.class),
                        row.getObject("record_id", UUID.class),
                        sql.read(row.getString("reasons"), REASONS)),
                id,
                staged,
                afterNumber,
                afterSeq,
                limit);
    }

    @Override
    public Set<String> claimed(UUID id, Collection<String> barcodes) {
        return new HashSet<>(sql.query(
                "select barcode from import_item where import_id = ? and staged and barcode = any (?)"
                        + " and outcome = 'CREATED'",
                row -> row.getString(1),
                id,
                barcodes));
    }

    @Override
    public ItemCounts itemCounts(UUID id) {
        return sql.query("""
                        select count(*) filter (where outcome = 'CREATED'), count(*) filter (where outcome = 'REJECTED')
                        from import_item where import_id = ? and staged""", row -> new ItemCounts(row.getLong(1), row.getLong(2)), id)
                .getFirst();
    }

    @Override
    public Map<UUID, List<UUID>> itemsMade(UUID id, Collection<UUID> records) {
        var made = new HashMap<UUID, List<UUID>>();
        sql.query(
                "select record_id, item_id from import_item where import_id = ? and not staged and outcome = 'CREATED'"
                        + " and record_id = any (?)",
                row -> made.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                        .add(row.getObject(2, UUID.class)),
                id,
                records);
        return made;
    }

    @Override
    public List<ImportedRecord> toUndo(UUID id, long afterNumber, int limit) {
        return sql.query(
                """
                select r.number, r.position, r.outcome, r.record_id from import_record r
                where r.import_id = ? and r.number > ? and r.outcome in ('CREATED', 'UPDATED')
                  and not exists (select 1 from import_undone u
                                  where u.import_id = r.import_id and u.record_id = r.record_id)
                order by r.number limit ?""",
                row -> new ImportedRecord(
                        row.getLong(1),
                        row.getLong(2),
                        ImportedRecord.Outcome.valueOf(row.getString(3)),
                        row.getObject(4, UUID.class),
                        null,
                        List.of()),
                id,
                afterNumber,
                limit);
    }

    @Override
    public void noteUndone(UUID id, List<UndoneRecord> records) {
        sql.batch(
                "insert into import_undone (import_id, record_id, number, outcome, reasons) values (?, ?, ?, ?, ?::jsonb)",
                records,
                record -> new @Nullable Object[] {
                    id, record.recordId(), record.number(), record.outcome(), sql.written(record.reasons())
                });
    }

    @Override
    public List<UndoneRecord> undone(UUID id, UndoneRecord.@Nullable Outcome outcome, long afterNumber, int limit) {
        return sql.query(
                """
                select number, record_id, outcome, reasons from import_undone
                where import_id = ? and number > ? and (?::text is null or outcome = ?) order by number limit ?""",
                row -> new UndoneRecord(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        UndoneRecord.Outcome.valueOf(row.getString(3)),
                        sql.read(row.getString(4), CODES)),
                id,
                afterNumber,
                outcome,
                outcome,
                limit);
    }

    @Override
    public Map<UndoneRecord.Outcome, Long> undoneCounts(UUID id) {
        var counts = new EnumMap<UndoneRecord.Outcome, Long>(UndoneRecord.Outcome.class);
        sql.query(
                "select outcome, count(*) from import_undone where import_id = ? group by outcome",
                row -> counts.put(UndoneRecord.Outcome.valueOf(row.getString(1)), row.getLong(2)),
                id);
        return counts;
    }
}
