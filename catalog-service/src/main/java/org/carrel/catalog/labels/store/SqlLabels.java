package org.carrel.catalog.labels.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.labels.Design;
import org.carrel.catalog.labels.LabelKind;
import org.carrel.catalog.labels.LabelPrint;
import org.carrel.catalog.labels.Labels;
import org.carrel.catalog.labels.Sheet;
import org.carrel.catalog.store.Documents;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** Labels in PostgreSQL. */
@ApplicationScoped
class SqlLabels implements Labels {

    private static final String WAITING = """
            select id, item_id, kind, branch_id, added_by, added_at from label_queue
            where print_id is null and branch_id = ? and kind = coalesce(?::text, kind)
              and added_by = coalesce(?::text, added_by)
            """;

    private final Database database;
    private final Documents documents;

    SqlLabels(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    @Override
    public List<Versioned<Sheet>> sheets() {
        return database.list("select version, document from label_sheet order by code", this::sheet);
    }

    @Override
    public Optional<Versioned<Sheet>> sheet(String code) {
        return database.first("select version, document from label_sheet where code = ?", this::sheet, code);
    }

    @Override
    public Versioned<Sheet> put(Sheet sheet) {
        String sql = """
                insert into label_sheet as held (code, version, document) values (?, 1, ?::jsonb)
                on conflict (code) do update set version = held.version + 1, document = excluded.document
                returning version, document""";
        return database.first(sql, this::sheet, sheet.code(), documents.write(sheet))
                .orElseThrow();
    }

    @Override
    public boolean removeSheet(String code) {
        String sql = "delete from label_sheet where code = ? and not exists "
                + "(select from label_design where sheet = label_sheet.code)";
        return database.update(sql, code) > 0;
    }

    @Override
    public List<Versioned<Design>> designs() {
        return database.list("select version, document from label_design order by code", this::design);
    }

    @Override
    public Optional<Versioned<Design>> design(String code) {
        return database.first("select version, document from label_design where code = ?", this::design, code);
    }

    @Override
    public Versioned<Design> put(Design design) {
        String sql = """
                insert into label_design as held (code, version, sheet, document) values (?, 1, ?, ?::jsonb)
                on conflict (code) do update set
                  version = held.version + 1, sheet = excluded.sheet, document = excluded.document
                returning version, document""";
        return database.first(sql, this::design, design.code(), design.sheet(), documents.write(design))
                .orElseThrow();
    }

    @Override
    public void removeDesign(String code) {
        database.update("delete from label_design where code = ?", code);
    }

    @Override
    public int enqueue(List<Queued> entries) {
        String sql = """
                insert into label_queue (id, item_id, kind, branch_id, added_by, added_at) values (?, ?, ?, ?, ?, ?)
                on conflict (branch_id, kind, item_id) where print_id is null do nothing""";
        int queued = 0;
        for (Queued entry : entries) {
            queued += database.update(
                    sql, entry.id(), entry.itemId(), entry.kind(), entry.branchId(), entry.addedBy(), entry.addedAt());
        }
        return queued;
    }

    @Override
    public List<Queued> waiting(Wanted wanted, @Nullable UUID after, int limit) {
        return database.list(
                WAITING
                        + " and id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000'::uuid) order by id limit ?",
                SqlLabels::queued,
                wanted.branchId(),
                wanted.kind(),
                wanted.addedBy(),
                after,
                limit);
    }

    @Override
    public List<Queued> waitingForPrint(Wanted wanted, int limit) {
        return database.list(
                WAITING + " order by id limit ? for update skip locked",
                SqlLabels::queued,
                wanted.branchId(),
                wanted.kind(),
                wanted.addedBy(),
                limit);
    }

    @Override
    public boolean dequeue(UUID id) {
        return database.update("delete from label_queue where id = ? and print_id is null", id) > 0;
    }

    @Override
    public void printed(Collection<UUID> queued, UUID printId) {
        if (!queued.isEmpty()) {
            database.update("update label_queue set print_id = ? where id = any (?)", printId, queued);
        }
    }

    @Override
    public void add(LabelPrint print) {
        database.update(
                "insert into label_print (id, document, by, at) values (?, ?::jsonb, ?, ?)",
                print.id(),
                documents.write(print.content()),
                print.by(),
                print.at());
    }

    @Override
    public Optional<LabelPrint> print(UUID id) {
        return database.first(
                "select id, document, by, at from label_print where id = ?",
                row -> new LabelPrint(
                        row.uuid("id"),
                        documents.read(row.text("document"), LabelPrint.Content.class),
                        row.text("by"),
                        row.instant("at")),
                id);
    }

    private Versioned<Sheet> sheet(Row row) {
        return new Versioned<>(row.bigNumber("version"), documents.read(row.text("document"), Sheet.class));
    }

    private Versioned<Design> design(Row row) {
        return new Versioned<>(row.bigNumber("version"), documents.read(row.text("document"), Design.class));
    }

    private static Queued queued(Row row) {
        return new Queued(
                row.uuid("id"),
                row.uuid("item_id"),
                row.constant("kind", LabelKind.class),
                row.uuid("branch_id"),
                row.text("added_by"),
                row.instant("added_at"));
    }
}
