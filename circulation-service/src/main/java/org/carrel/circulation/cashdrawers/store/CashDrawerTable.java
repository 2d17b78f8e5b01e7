package org.carrel.circulation.cashdrawers.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.cashdrawers.CashDrawer;
import org.carrel.circulation.cashdrawers.CashDrawers;
import org.carrel.circulation.cashdrawers.DrawerReport;
import org.carrel.circulation.fees.Tills;
import org.carrel.platform.money.Money;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

@ApplicationScoped
class CashDrawerTable implements CashDrawers, Tills {
    private final Database database;

    CashDrawerTable(Database database) {
        this.database = database;
    }

    @Override
    public boolean open(CashDrawer drawer) {
        return database.update(
                        """
                        insert into cash_drawer (id, version, service_point_id, name, currency, float_minor, opened_at,
                          opened_by)
                        values (?, 1, ?, ?, ?, ?, ?, ?)
                        on conflict (service_point_id, name) where closed_at is null do nothing
                        """,
                        drawer.id(),
                        drawer.place().servicePointId(),
                        drawer.place().name(),
                        drawer.opening().change().currency().getCurrencyCode(),
                        drawer.opening().change().minor(),
                        drawer.opening().at(),
                        drawer.opening().by())
                == 1;
    }

    @Override
    public Optional<DrawerReport> report(UUID drawerId) {
        return database.first("select * from cash_drawer where id = ?", CashDrawerTable::drawer, drawerId)
                .map(this::reportOf);
    }

    @Override
    public Optional<DrawerReport> lock(UUID drawerId) {
        return database.first("select * from cash_drawer where id = ? for update", CashDrawerTable::drawer, drawerId)
                .map(this::reportOf);
    }

    private DrawerReport reportOf(CashDrawer drawer) {
        Currency currency = drawer.opening().change().currency();
        List<DrawerReport.Takings> takings = database.list(
                """
                select posting.act, posting.method, count(distinct posting.id) as postings,
                  sum(line.amount_minor) as sum
                from ledger_posting posting join ledger_line line on line.posting_id = posting.id
                where posting.drawer_id = ? and line.book = 'TENDER'
                group by posting.act, posting.method order by posting.act, posting.method
                """,
                row -> new DrawerReport.Takings(
                        row.text("act"),
                        row.text("method"),
                        row.number("postings"),
                        new Money(row.bigNumber("sum"), currency)),
                drawer.id());
        List<DrawerReport.Count> counts = database.list(
                "select * from cash_drawer_count where drawer_id = ? order by number",
                row -> new DrawerReport.Count(
                        row.instant("counted_at"),
                        row.text("counted_by"),
                        new Money(row.bigNumber("counted_minor"), currency),
                        new Money(row.bigNumber("expected_minor"), currency),
                        row.textOrNull("comment")),
                drawer.id());
        return new DrawerReport(drawer, takings, counts);
    }

    @Override
    public List<CashDrawer> list(UUID servicePointId, @Nullable Boolean open, @Nullable UUID before, int limit) {
        StringBuilder sql = new StringBuilder("select * from cash_drawer where service_point_id = ?");
        List<@Nullable Object> values = new ArrayList<>(List.of(servicePointId));
        if (open != null) {
            sql.append(open ? " and closed_at is null" : " and closed_at is not null");
        }
        if (before != null) {
            sql.append(" and id < ?");
            values.add(before);
        }
        values.add(limit);
        return database.list(
                sql.append(" order by id desc limit ?").toString(), CashDrawerTable::drawer, values.toArray());
    }

    @Override
    public void count(UUID drawerId, DrawerReport.Count count) {
        database.update(
                """
                insert into cash_drawer_count (drawer_id, number, counted_at, counted_by, counted_minor, expected_minor,
                  comment)
                select ?, count(*) + 1, ?, ?, ?, ?, ? from cash_drawer_count where drawer_id = ?
                """,
                drawerId,
                count.at(),
                count.by(),
                count.counted().minor(),
                count.expected().minor(),
                count.comment(),
                drawerId);
    }

    @Override
    public void close(CashDrawer drawer, Instant at) {
        int closed = database.update(
                "update cash_drawer set version = version + 1, closed_at = ? where id = ? and closed_at is null",
                at,
                drawer.id());
        if (closed != 1) {
            throw new IllegalStateException("a drawer that is locked is open: " + drawer.id());
        }
    }

    /** Payments share the lock; closing waits for all of them, and none goes through a drawer that is being closed. */
    @Override
    public Till till(UUID servicePointId, Currency currency, @Nullable UUID drawerId) {
        List<UUID> open = database.list(
                """
                select id from cash_drawer where service_point_id = ? and currency = ? and closed_at is null
                  and (?::uuid is null or id = ?::uuid)
                order by id limit 2 for share
                """, row -> row.uuid("id"), servicePointId, currency.getCurrencyCode(), drawerId, drawerId);
        return switch (open.size()) {
            case 0 -> drawerId == null ? new Till.NoDrawer() : new Till.NotOpen();
            case 1 -> new Till.Drawer(open.getFirst());
            default -> new Till.Several();
        };
    }

    private static CashDrawer drawer(Row row) {
        return new CashDrawer(
                row.uuid("id"),
                row.bigNumber("version"),
                new CashDrawer.Standing(row.uuid("service_point_id"), row.text("name")),
                new CashDrawer.Opening(
                        Money.of(row.bigNumber("float_minor"), row.text("currency")),
                        row.instant("opened_at"),
                        row.text("opened_by")),
                row.instantOrNull("closed_at"));
    }
}
