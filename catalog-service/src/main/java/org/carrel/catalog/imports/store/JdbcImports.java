package org.carrel.catalog.imports.store;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.ImportPlan;
import org.carrel.catalog.imports.ImportState;
import org.carrel.catalog.imports.ImportedRecord;
import org.carrel.catalog.imports.ImportedRecord.Outcome;
import org.carrel.catalog.imports.ImportedRecord.Rejection;
import org.carrel.catalog.imports.Imports;
import org.carrel.catalog.imports.Task;
import org.carrel.catalog.jobs.store.JobTable;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.store.Documents;
import org.carrel.catalog.validation.Finding;
import org.carrel.platform.security.BranchScope;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** The imports in PostgreSQL. */
@ApplicationScoped
class JdbcImports implements Imports {

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Database database;
    private final Documents documents;
    private final JobTable jobs;

    JdbcImports(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
        this.jobs = new JobTable(database, "import", "received_at", ", branches is null as everywhere", LEASE);
    }

    @Override
    public void receive(Arrival arrival, Instant now) {
        database.update(
                """
                insert into import (id, state, source, file_name, serialisation, actor, branches,
                                    touches_protected, idempotency_key, plan, task, received_at)
                values (?, 'RECEIVING', ?, ?, 'ISO2709', ?, ?::uuid[], ?, ?, ?::jsonb, ?, ?)""",
                arrival.id(),
                arrival.source(),
                Storable.text(arrival.fileName()),
                arrival.sender().actor(),
                switch (arrival.sender().branches()) {
                    case BranchScope.Everywhere _ -> null;
                    case BranchScope.Branches(Set<UUID> ids) -> List.copyOf(ids);
                },
                arrival.sender().touchesProtected(),
                arrival.key(),
                documents.write(arrival.plan()),
                arrival.task(),
                now);
    }

    @Override
    public void append(UUID id, int seq, byte[] octets, int length) {
        database.update(
                "insert into import_chunk (import_id, seq, octets) values (?, ?, ?)",
                id,
                seq,
                length == octets.length ? octets : Arrays.copyOf(octets, length));
    }

    @Override
    public void received(UUID id, Serialisation serialisation, boolean gzip, long octets, String sha256) {
        database.update("""
                update import set state = 'QUEUED', serialisation = ?, gzip = ?, octets = ?, sha256 = ?
                where id = ? and state = 'RECEIVING'""", serialisation.name(), gzip, octets, sha256, id);
    }

    @Override
    public void abandon(UUID id) {
        database.update(
                "delete from import_chunk where import_id in (select id from import where id = ? and state = 'RECEIVING')",
                id);
        database.update("delete from import where id = ? and state = 'RECEIVING'", id);
    }

    @Override
    public void abandonStale() {
        database.list(
                        "select id from import where state = 'RECEIVING' and received_at < clock_timestamp() - interval '6 hours'",
                        row -> row.uuid("id"))
                .forEach(this::abandon);
    }

    @Override
    public Optional<Import> find(UUID id) {
        return database
                .list("select *, branches is null as everywhere from import where id = ?", this::imported, id)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Import> findForMove(UUID id) {
        return database
                .list(
                        "select *, branches is null as everywhere from import where id = ? for no key update",
                        this::imported,
                        id)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Import> findSame(String source, String sha256, UUID but) {
        return database.list("""
                        select *, branches is null as everywhere from import where source = ? and sha256 = ? and id <> ?
                          and state in ('QUEUED', 'RUNNING', 'STAGED', 'DONE') order by id desc limit 1""", this::imported, source, sha256, but).stream().findFirst();
    }

    @Override
    public void queue(UUID id, Task task) {
        String anew = task == Task.UNDO
                ? ""
                : ", frames = 0, created = 0, updated = 0, unchanged = 0, skipped = 0, review = 0, rejected = 0,"
                        + " items_created = 0, items_rejected = 0, findings_errors = 0, findings_warnings = 0,"
                        + " findings_infos = 0, findings_rejected = 0, offset_read = 0";
        database.update(
                "update import set state = 'QUEUED', task = ?, cancel_requested = false, failure = null,"
                        + " finished_at = null" + anew + " where id = ?",
                task,
                id);
    }

    @Override
    public Optional<Import> findByKey(String actor, String key) {
        return database
                .list(
                        "select *, branches is null as everywhere from import where actor = ? and idempotency_key = ?",
                        this::imported,
                        actor,
                        key)
                .stream()
                .findFirst();
    }

    @Override
    public List<Import> list(@Nullable UUID before, int limit) {
        return database.list(
                "select *, branches is null as everywhere from import where id < ? order by id desc limit ?",
                this::imported,
                before == null ? new UUID(-1, -1) : before,
                limit);
    }

    @Override
    public List<ImportedRecord> records(UUID id, boolean rejectedOnly, long afterNumber, int limit) {
        String only = rejectedOnly ? " and outcome = 'REJECTED'" : "";
        return database.list(
                "select number, position, outcome, record_id, reason, detail, head, findings from import_record"
                        + " where import_id = ? and number > ?" + only + " order by number limit ?",
                row -> new ImportedRecord(
                        row.bigNumber("number"),
                        row.bigNumber("position"),
                        row.constant("outcome", Outcome.class),
                        row.uuidOrNull("record_id"),
                        rejection(row),
                        findings(row)),
                id,
                afterNumber,
                limit);
    }

    @Override
    public boolean cancel(UUID id, Instant now) {
        database.update(
                "delete from import_chunk where import_id in (select id from import where id = ? and state = 'QUEUED')",
                id);
        return database.update("""
                        update import set cancel_requested = true,
                               state = case state when 'QUEUED' then 'CANCELLED' else state end,
                               finished_at = case state when 'QUEUED' then ?::timestamptz end
                        where id = ? and state in ('QUEUED', 'RUNNING')""", now, id) > 0;
    }

    @Override
    public Optional<Import> claim(UUID runner, Instant now) {
        return jobs.claim(runner, now, this::imported);
    }

    @Override
    public InputStream file(UUID id) {
        return new ChunkStream(seq -> database
                .list(
                        "select octets from import_chunk where import_id = ? and seq = ?",
                        row -> row.octets("octets"),
                        id,
                        seq)
                .stream()
                .findFirst()
                .orElse(null));
    }

    @Override
    public Standing hold(UUID id, UUID runner) {
        return jobs.hold(id, runner);
    }

    @Override
    public void note(UUID id, List<ImportedRecord> records, Import.Progress batch) {
        database.updateAll(
                """
                insert into import_record (import_id, number, position, outcome, record_id, reason, detail, head,
                                           findings)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""",
                records.stream()
                        .<@Nullable Object[]>map(record -> {
                            Rejection rejection = record.rejection();
                            return new @Nullable Object[] {
                                id,
                                record.number(),
                                record.offset(),
                                record.outcome(),
                                record.recordId(),
                                rejection == null ? null : rejection.reason(),
                                rejection == null ? null : Storable.text(rejection.detail()),
                                rejection == null ? null : rejection.head(),
                                record.findings().isEmpty() ? null : documents.write(record.findings())
                            };
                        })
                        .toList());
        Import.Outcomes outcomes = batch.outcomes();
        database.update(
                """
                update import set frames = frames + ?, created = created + ?, updated = updated + ?,
                       unchanged = unchanged + ?, skipped = skipped + ?, review = review + ?, rejected = rejected + ?,
                       items_created = items_created + ?, items_rejected = items_rejected + ?,
                       findings_errors = findings_errors + ?, findings_warnings = findings_warnings + ?,
                       findings_infos = findings_infos + ?, findings_rejected = findings_rejected + ?,
                       offset_read = greatest(offset_read, ?)
                where id = ?""",
                batch.frames(),
                outcomes.created(),
                outcomes.updated(),
                outcomes.unchanged(),
                outcomes.skipped(),
                outcomes.review(),
                outcomes.rejected(),
                batch.items().created(),
                batch.items().rejected(),
                batch.findings().errors(),
                batch.findings().warnings(),
                batch.findings().infos(),
                batch.findings().rejected(),
                batch.offset(),
                id);
    }

    @Override
    public void settle(UUID id, Outcome outcome, Import.Items items) {
        String column =
                switch (outcome) {
                    case CREATED -> "created";
                    case UPDATED -> "updated";
                    case UNCHANGED -> "unchanged";
                    case SKIPPED -> "skipped";
                    case REJECTED -> "rejected";
                    case REVIEW -> throw new IllegalArgumentException("a decision does not end in review");
                };
        database.update(
                "update import set review = review - 1, items_created = items_created + ?,"
                        + " items_rejected = items_rejected + ?, " + column + " = " + column + " + 1 where id = ?",
                items.created(),
                items.rejected(),
                id);
    }

    @Override
    public void noteUndo(UUID id, long records, long lastNumber) {
        database.update("update import set undone = undone + ?, undone_to = ? where id = ?", records, lastNumber, id);
    }

    @Override
    public long undoneTo(UUID id) {
        return database.list("select undone_to from import where id = ?", row -> row.bigNumber("undone_to"), id)
                .getFirst();
    }

    @Override
    public void end(UUID id, ImportState state, @Nullable String failure, Instant now) {
        database.update("""
                update import set state = ?, failure = ?, finished_at = ?, runner = null, lease_until = null
                where id = ?""", state.name(), failure, now, id);
        if (state != ImportState.STAGED) {
            database.update("delete from import_chunk where import_id = ?", id);
        }
    }

    @Override
    public void release(UUID runner) {
        jobs.release(runner);
    }

    private Import imported(Row row) {
        return new Import(
                row.uuid("id"),
                row.constant("state", ImportState.class),
                row.constant("task", Task.class),
                row.text("source"),
                new Import.File(
                        row.textOrNull("file_name"),
                        row.constant("serialisation", Serialisation.class),
                        row.flag("gzip"),
                        row.bigNumber("octets"),
                        row.textOrNull("sha256")),
                new Import.Sender(row.text("actor"), branches(row), row.flag("touches_protected")),
                plan(row),
                new Import.Progress(
                        row.bigNumber("frames"),
                        new Import.Outcomes(
                                row.bigNumber("created"),
                                row.bigNumber("updated"),
                                row.bigNumber("unchanged"),
                                row.bigNumber("skipped"),
                                row.bigNumber("review"),
                                row.bigNumber("rejected")),
                        new Import.Items(row.bigNumber("items_created"), row.bigNumber("items_rejected")),
                        new Import.Findings(
                                row.bigNumber("findings_errors"),
                                row.bigNumber("findings_warnings"),
                                row.bigNumber("findings_infos"),
                                row.bigNumber("findings_rejected")),
                        row.bigNumber("undone"),
                        row.bigNumber("offset_read")),
                row.textOrNull("failure"),
                new Import.Times(
                        row.instant("received_at"), row.instantOrNull("started_at"), row.instantOrNull("finished_at")));
    }

    private ImportPlan plan(Row row) {
        String plan = row.textOrNull("plan");
        return plan == null ? ImportPlan.DEFAULT : documents.read(plan, ImportPlan.class);
    }

    private static BranchScope branches(Row row) {
        return row.flag("everywhere")
                ? new BranchScope.Everywhere()
                : new BranchScope.Branches(Set.copyOf(row.uuids("branches")));
    }

    private static @Nullable Rejection rejection(Row row) {
        String reason = row.textOrNull("reason");
        return reason == null ? null : new Rejection(reason, row.text("detail"), row.text("head"));
    }

    private List<Finding> findings(Row row) {
        String findings = row.textOrNull("findings");
        return findings == null ? List.of() : documents.read(findings, FINDINGS);
    }
}
