package org.carrel.circulation.fees.store;

import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.fees.Act;
import org.carrel.circulation.fees.Book;
import org.carrel.circulation.fees.FeeKind;
import org.carrel.circulation.fees.FeeLine;
import org.carrel.circulation.fees.FeeList;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.fees.Particulars;
import org.carrel.circulation.fees.Receipt;
import org.carrel.platform.money.Money;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

@ApplicationScoped
class FeeListTable implements FeeList {
    private static final String SELECT =
            "select fee.*, item.title, item.barcode from fee left join item on item.id = fee.item_id ";

    /** Each move is two lines, the debit first: joined, they are one row. */
    private static final String MOVES = """
            select posting.*, line.number, line.book as into_book, other.book as out_of_book, line.amount_minor,
              fee.id as fee_id, fee.kind, item.title, item.barcode
            from ledger_posting posting
            join ledger_line line on line.posting_id = posting.id and line.amount_minor > 0
            join ledger_line other on other.posting_id = posting.id and other.number = line.number + 1
            left join fee on fee.id = line.fee_id
            left join item on item.id = fee.item_id
            """;

    private final Database database;

    FeeListTable(Database database) {
        this.database = database;
    }

    @Override
    public List<FeeLine> list(Filter filter, @Nullable UUID after, int limit) {
        StringBuilder sql = new StringBuilder(SELECT).append("where true");
        List<@Nullable Object> values = new ArrayList<>();
        only(sql, values, " and fee.patron_id = ?", filter.patronId());
        only(sql, values, " and fee.loan_id = ?", filter.loanId());
        only(sql, values, " and fee.item_id = ?", filter.itemId());
        if (filter.open() != null) {
            sql.append(filter.open() ? " and fee.remaining_minor > 0" : " and fee.remaining_minor = 0");
        }
        only(sql, values, " and fee.id > ?", after);
        values.add(limit);
        return database.list(sql.append(" order by fee.id limit ?").toString(), FeeListTable::line, values.toArray());
    }

    private static void only(StringBuilder sql, List<@Nullable Object> values, String condition, @Nullable UUID value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    @Override
    public Optional<FeeLine> find(UUID feeId) {
        return database.first(SELECT + "where fee.id = ?", FeeListTable::line, feeId);
    }

    private static FeeLine line(Row row) {
        return new FeeLine(AccountTable.fee(row), row.textOrNull("title"), row.textOrNull("barcode"));
    }

    @Override
    public Optional<Receipt> receipt(UUID postingId) {
        return receipts(MOVES + "where posting.id = ? order by line.number", postingId).stream()
                .findFirst();
    }

    @Override
    public List<Receipt> statement(UUID patronId, @Nullable UUID before, int limit) {
        return before == null ? receipts(MOVES + """
                                where posting.id in
                                  (select id from ledger_posting where patron_id = ? order by id desc limit ?)
                                order by posting.id desc, line.number
                                """, patronId, limit) : receipts(MOVES + """
                                where posting.id in
                                  (select id from ledger_posting where patron_id = ? and id < ?
                                   order by id desc limit ?)
                                order by posting.id desc, line.number
                                """, patronId, before, limit);
    }

    @Override
    public List<Receipt> history(UUID feeId) {
        return receipts(MOVES + "where line.fee_id = ? order by posting.id, line.number", feeId);
    }

    private List<Receipt> receipts(String sql, @Nullable Object... values) {
        Map<UUID, Receipt> receipts = new LinkedHashMap<>();
        for (Receipt one : database.list(sql, FeeListTable::oneMove, values)) {
            receipts.merge(one.id(), one, (first, next) -> {
                List<Receipt.Move> moves = new ArrayList<>(first.moves());
                moves.addAll(next.moves());
                return new Receipt(
                        first.id(),
                        first.patronId(),
                        first.act(),
                        first.origin(),
                        first.particulars(),
                        moves,
                        first.owedAfter());
            });
        }
        return List.copyOf(receipts.values());
    }

    private static Receipt oneMove(Row row) {
        Currency currency = Currency.getInstance(row.text("currency"));
        UUID feeId = row.uuidOrNull("fee_id");
        return new Receipt(
                row.uuid("id"),
                row.uuid("patron_id"),
                row.constant("act", Act.class),
                new Origin(row.instant("posted_at"), row.text("actor"), row.uuidOrNull("service_point_id")),
                new Particulars(
                        row.textOrNull("method"),
                        row.uuidOrNull("drawer_id"),
                        row.textOrNull("reason"),
                        row.textOrNull("comment")),
                List.of(new Receipt.Move(
                        row.constant("into_book", Book.class),
                        row.constant("out_of_book", Book.class),
                        new Money(row.bigNumber("amount_minor"), currency),
                        feeId == null
                                ? null
                                : new Receipt.About(
                                        feeId,
                                        row.constant("kind", FeeKind.class),
                                        row.textOrNull("title"),
                                        row.textOrNull("barcode")))),
                new Money(row.bigNumber("owed_after_minor"), currency));
    }

    @Override
    public List<UUID> lossesAmong(UUID patronId, List<UUID> feeIds) {
        return feeIds.isEmpty()
                ? database.list("""
                        select distinct loan_id from fee where patron_id = ? and remaining_minor > 0
                          and kind in ('LOST_ITEM', 'PROCESSING') and loan_id is not null order by loan_id
                        """, row -> row.uuid("loan_id"), patronId)
                : database.list("""
                        select distinct loan_id from fee where patron_id = ? and id = any (?::uuid[])
                          and remaining_minor > 0 and kind in ('LOST_ITEM', 'PROCESSING') and loan_id is not null
                        order by loan_id
                        """, row -> row.uuid("loan_id"), patronId, feeIds);
    }
}
