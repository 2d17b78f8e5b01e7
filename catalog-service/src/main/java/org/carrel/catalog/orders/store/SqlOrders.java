package org.carrel.catalog.orders.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.orders.Order;
import org.carrel.catalog.orders.Orders;
import org.carrel.catalog.orders.Vendor;
import org.carrel.events.MoneyAmount;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** Vendors and orders in PostgreSQL. */
@ApplicationScoped
class SqlOrders implements Orders {

    private static final String VENDOR = "select id, version, code, name, account, contact, active from vendor";
    private static final String ORDER =
            "select id, number, vendor_id, reference, note, placed_by, placed_at, closed_at from purchase_order";
    private static final String START = "'00000000-0000-0000-0000-000000000000'::uuid";

    private final Database database;

    SqlOrders(Database database) {
        this.database = database;
    }

    @Override
    public List<Vendor> vendors(@Nullable UUID after, int limit) {
        return database.list(
                VENDOR + " where id > coalesce(?::uuid, " + START + ") order by id limit ?",
                SqlOrders::vendor,
                after,
                limit);
    }

    @Override
    public Optional<Vendor> vendor(UUID id) {
        return database.first(VENDOR + " where id = ?", SqlOrders::vendor, id);
    }

    @Override
    public Optional<Vendor> vendorOfCode(String code) {
        return database.first(VENDOR + " where code = ?", SqlOrders::vendor, code);
    }

    @Override
    public Vendor put(Vendor vendor) {
        String sql = """
                insert into vendor as held (id, version, code, name, account, contact, active)
                values (?, 1, ?, ?, ?, ?, ?)
                on conflict (id) do update set
                  version = held.version + 1, code = excluded.code, name = excluded.name, account = excluded.account,
                  contact = excluded.contact, active = excluded.active
                returning id, version, code, name, account, contact, active""";
        return database.first(
                        sql,
                        SqlOrders::vendor,
                        vendor.id(),
                        vendor.code(),
                        vendor.name(),
                        vendor.account(),
                        vendor.contact(),
                        vendor.active())
                .orElseThrow();
    }

    @Override
    public long nextNumber() {
        return database.first("select nextval('purchase_order_number') as number", row -> row.bigNumber("number"))
                .orElseThrow();
    }

    @Override
    public void add(Order order) {
        database.update(
                """
                insert into purchase_order (id, number, vendor_id, reference, note, placed_by, placed_at)
                values (?, ?, ?, ?, ?, ?, ?)""",
                order.id(),
                order.number(),
                order.vendorId(),
                order.reference(),
                order.note(),
                order.placed().by(),
                order.placed().at());
    }

    @Override
    public void addLines(List<Order.Line> lines) {
        database.updateAll("""
                insert into order_line
                  (id, order_id, number, record_id, record_made, title, price_minor, price_currency, fund, note)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", lines.stream().map(SqlOrders::values).toList());
    }

    private static @Nullable Object[] values(Order.Line line) {
        MoneyAmount price = line.price();
        return new @Nullable Object[] {
            line.id(),
            line.orderId(),
            line.number(),
            line.recordId(),
            line.recordMade(),
            line.title(),
            price == null ? null : price.minor(),
            price == null ? null : price.currency(),
            line.fund(),
            line.note()
        };
    }

    @Override
    public Optional<Order> find(UUID id) {
        return database.first(ORDER + " where id = ?", SqlOrders::order, id);
    }

    @Override
    public Optional<Order> findForEdit(UUID id) {
        return database.first(ORDER + " where id = ? for update", SqlOrders::order, id);
    }

    @Override
    public List<Order> list(Filter filter, @Nullable UUID after, int limit) {
        String sql = ORDER
                + " where vendor_id = coalesce(?::uuid, vendor_id)"
                + " and (closed_at is null) = coalesce(?::boolean, closed_at is null)"
                + " and id > coalesce(?::uuid, " + START + ") order by id limit ?";
        return database.list(sql, SqlOrders::order, filter.vendorId(), filter.open(), after, limit);
    }

    @Override
    public List<Order.Line> lines(Collection<UUID> orderIds) {
        return orderIds.isEmpty() ? List.of() : database.list("""
                        select id, order_id, number, record_id, record_made, title, price_minor, price_currency, fund,
                               note
                        from order_line where order_id = any (?) order by order_id, number""", SqlOrders::line, orderIds);
    }

    @Override
    public void close(UUID id, Instant at) {
        database.update("update purchase_order set closed_at = ? where id = ?", at, id);
    }

    @Override
    public List<Order.Spending> spending() {
        String sql = """
                select l.fund, coalesce(case when p.step = 'ORDERED' then l.price_currency else i.price_currency end,
                                        l.price_currency) as currency,
                       coalesce(sum(l.price_minor) filter (where p.step = 'ORDERED'), 0) as bound,
                       coalesce(sum(coalesce(i.price_minor, l.price_minor)) filter (where p.step <> 'ORDERED'), 0)
                         as spent,
                       count(*) as copies
                from order_line l
                join item_processing p on p.line_id = l.id
                join item i on i.id = p.item_id
                where p.step <> 'CANCELLED' and (l.price_minor is not null or i.price_minor is not null)
                group by 1, 2
                order by 1 nulls first, 2""";
        return database.list(
                sql,
                row -> new Order.Spending(
                        row.textOrNull("fund"),
                        row.text("currency"),
                        row.bigNumber("bound"),
                        row.bigNumber("spent"),
                        row.bigNumber("copies")));
    }

    private static Vendor vendor(Row row) {
        return new Vendor(
                row.uuid("id"),
                row.bigNumber("version"),
                row.text("code"),
                row.text("name"),
                row.textOrNull("account"),
                row.textOrNull("contact"),
                row.flag("active"));
    }

    private static Order order(Row row) {
        return new Order(
                row.uuid("id"),
                row.text("number"),
                row.uuid("vendor_id"),
                row.textOrNull("reference"),
                row.textOrNull("note"),
                new Order.Placed(row.text("placed_by"), row.instant("placed_at")),
                row.instantOrNull("closed_at"));
    }

    private static Order.Line line(Row row) {
        return new Order.Line(
                row.uuid("id"),
                row.uuid("order_id"),
                row.number("number"),
                row.uuid("record_id"),
                row.flag("record_made"),
                row.text("title"),
                row.moneyOrNull("price"),
                row.textOrNull("fund"),
                row.textOrNull("note"));
    }
}
