package org.carrel.circulation.bursar.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.bursar.BursarExport;
import org.carrel.circulation.bursar.BursarExports;
import org.carrel.circulation.bursar.BursarLine;
import org.carrel.circulation.fees.Accounts;
import org.carrel.circulation.fees.FeeKind;
import org.carrel.platform.money.Money;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

@ApplicationScoped
class BursarExportTable implements BursarExports {
    private final Database database;

    BursarExportTable(Database database) {
        this.database = database;
    }

    @Override
    public List<Accounts.Whose> debtors(
            Collection<UUID> branchIds, Instant chargedBefore, @Nullable UUID after, int limit) {
        return database.list(
                """
                select distinct patron_id, currency from fee
                where branch_id = any (?::uuid[]) and remaining_minor > 0 and charged_at < ?
                  and kind not in ('LOST_ITEM', 'PROCESSING')
                  and (?::uuid is null or patron_id > ?::uuid)
                order by patron_id, currency limit ?
                """,
                row -> new Accounts.Whose(row.uuid("patron_id"), Currency.getInstance(row.text("currency"))),
                branchIds,
                chargedBefore,
                after,
                after,
                limit);
    }

    /** One export after the other, so that each line is taken by one; the key of the lines is the last word. */
    @Override
    public BursarExport take(UUID id, UUID placeId, Collection<UUID> branchIds, Instant at, String by) {
        database.list("select pg_advisory_xact_lock(hashtext('bursar_export'))", row -> true);
        return database.first("""
                        with waiting as (
                          select line.posting_id, line.number from ledger_line line join fee on fee.id = line.fee_id
                          where line.book = 'BURSAR' and fee.branch_id = any (?::uuid[]) and not exists
                            (select from bursar_export_line taken
                             where taken.posting_id = line.posting_id and taken.number = line.number)),
                        export as (
                          insert into bursar_export (id, place_id, exported_at, exported_by, lines)
                          select ?, ?, ?, ?, count(*) from waiting returning *),
                        taken as (
                          insert into bursar_export_line (posting_id, number, export_id)
                          select waiting.posting_id, waiting.number, export.id from waiting, export)
                        select * from export
                        """, BursarExportTable::export, branchIds, id, placeId, at, by)
                .orElseThrow();
    }

    @Override
    public Optional<BursarExport> find(UUID id) {
        return database.first("select * from bursar_export where id = ?", BursarExportTable::export, id);
    }

    @Override
    public List<BursarExport> list(UUID placeId, @Nullable UUID before, int limit) {
        return database.list("""
                select * from bursar_export where place_id = ? and (?::uuid is null or id < ?::uuid)
                order by id desc limit ?
                """, BursarExportTable::export, placeId, before, before, limit);
    }

    @Override
    public List<BursarLine> lines(UUID exportId, BursarLine.@Nullable Position after, int limit) {
        List<@Nullable Object> values = new ArrayList<>(List.of(exportId));
        String onward = "";
        if (after != null) {
            onward = " and (taken.posting_id, taken.number) > (?, ?)";
            values.add(after.postingId());
            values.add(after.number());
        }
        values.add(limit);
        return database.list(
                """
                select taken.posting_id, taken.number, line.amount_minor, posting.patron_id, posting.currency,
                  posting.posted_at, fee.id as fee_id, fee.kind, fee.branch_id, fee.charged_at, item.title, item.barcode
                from bursar_export_line taken
                join ledger_line line on line.posting_id = taken.posting_id and line.number = taken.number
                join ledger_posting posting on posting.id = taken.posting_id
                join fee on fee.id = line.fee_id
                left join item on item.id = fee.item_id
                where taken.export_id = ?""" + onward + " order by taken.posting_id, taken.number limit ?",
                BursarExportTable::line,
                values.toArray());
    }

    private static BursarExport export(Row row) {
        return new BursarExport(
                row.uuid("id"),
                row.uuid("place_id"),
                row.instant("exported_at"),
                row.text("exported_by"),
                row.number("lines"));
    }

    private static BursarLine line(Row row) {
        return new BursarLine(
                new BursarLine.Position(row.uuid("posting_id"), row.number("number")),
                row.uuid("patron_id"),
                new BursarLine.Subject(
                        row.uuid("fee_id"),
                        row.constant("kind", FeeKind.class),
                        row.uuid("branch_id"),
                        row.instant("charged_at"),
                        row.textOrNull("title"),
                        row.textOrNull("barcode")),
                Money.of(row.bigNumber("amount_minor"), row.text("currency")),
                row.instant("posted_at"));
    }
}
