package org.carrel.circulation.fees.store;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.fees.Account;
import org.carrel.circulation.fees.Accounts;
import org.carrel.circulation.fees.Balance;
import org.carrel.circulation.fees.Bookkeeping;
import org.carrel.circulation.fees.Charge;
import org.carrel.circulation.fees.Fee;
import org.carrel.circulation.fees.FeeKind;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.fees.Particulars;
import org.carrel.circulation.fees.Posting;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.money.Money;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;
import org.carrel.platform.sql.Statements;

/** Accounts, fees and the ledger. */
@ApplicationScoped
public class AccountTable implements Accounts {
    private static final String FEES = "select fee.* from fee where patron_id = ? and currency = ?";

    private final Database database;
    private final IdSource ids;

    AccountTable(Database database, IdSource ids) {
        this.database = database;
        this.ids = ids;
    }

    private record Head(long version, Balance balance) {}

    @Override
    public Account lock(UUID patronId, Currency currency, Which which) {
        List<Head> heads = new ArrayList<>();
        List<Fee> fees = new ArrayList<>();
        Statements statements = new Statements()
                .attempt(
                        "insert into fee_account (patron_id, currency) values (?, ?) on conflict do nothing",
                        patronId,
                        currency.getCurrencyCode())
                .query(
                        "select * from fee_account where patron_id = ? and currency = ? for no key update",
                        row -> new Head(row.bigNumber("version"), balance(row)),
                        heads::addAll,
                        patronId,
                        currency.getCurrencyCode());
        String code = currency.getCurrencyCode();
        switch (which) {
            case Which.Open _ ->
                statements.query(
                        FEES + " and remaining_minor > 0 order by id", AccountTable::fee, fees::addAll, patronId, code);
            case Which.These(var feeIds) ->
                statements.query(
                        FEES + " and id = any (?::uuid[]) order by id",
                        AccountTable::fee,
                        fees::addAll,
                        patronId,
                        code,
                        feeIds);
            case Which.OfLoan(var loanId) ->
                statements.query(
                        FEES + " and loan_id = ? order by id", AccountTable::fee, fees::addAll, patronId, code, loanId);
            case Which.Like(var charge) ->
                statements.query(
                        FEES + " and coalesce(loan_id, request_id, patron_id) = ? and kind = ? and cause = ?"
                                + " and not voided",
                        AccountTable::fee,
                        fees::addAll,
                        patronId,
                        code,
                        charge.subject(),
                        charge.kind(),
                        charge.cause());
        }
        database.run(statements);
        Head head = heads.getFirst();
        return new Account(patronId, head.version(), head.balance(), fees);
    }

    @Override
    public UUID post(Bookkeeping.Entry entry, Origin origin, Particulars particulars) {
        Account before = entry.before();
        String currency = before.currency().getCurrencyCode();
        UUID postingId = ids.next();
        Statements statements = new Statements()
                .change(
                        """
                        update fee_account set version = version + 1, owed_minor = ?, credit_minor = ?,
                          refund_due_minor = ?
                        where patron_id = ? and currency = ? and version = ?
                        """,
                        entry.balance().owed().minor(),
                        entry.balance().credit().minor(),
                        entry.balance().refundDue().minor(),
                        before.patronId(),
                        currency,
                        before.version());
        for (Fee fee : entry.fees()) {
            if (before.fee(fee.id()).isPresent()) {
                update(statements, fee);
            } else {
                insert(statements, fee);
            }
        }
        statements.change(
                """
                insert into ledger_posting (id, posted_at, patron_id, currency, act, actor, service_point_id, method,
                  drawer_id, reason, comment, owed_after_minor)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                postingId,
                origin.at(),
                before.patronId(),
                currency,
                entry.posting().act(),
                origin.actor(),
                origin.servicePointId(),
                particulars.method(),
                particulars.drawerId(),
                particulars.reason(),
                particulars.comment(),
                entry.balance().owed().minor());
        int number = 0;
        for (Posting.Line line : entry.posting().lines()) {
            statements.change(
                    """
                    insert into ledger_line (posting_id, number, book, fee_id, amount_minor) values (?, ?, ?, ?, ?)
                    """,
                    postingId,
                    ++number,
                    line.book(),
                    line.feeId(),
                    line.amount().minor());
        }
        database.run(statements);
        return postingId;
    }

    private static void insert(Statements statements, Fee fee) {
        Charge charge = fee.charge();
        statements.change(
                """
                insert into fee (id, version, patron_id, kind, type_code, loan_id, item_id, request_id, cause, branch_id,
                  comment, charged_at, currency, amount_minor, remaining_minor)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                fee.id(),
                fee.version(),
                charge.patronId(),
                charge.kind(),
                charge.note().typeCode(),
                charge.about().loanId(),
                charge.about().itemId(),
                charge.about().requestId(),
                charge.cause(),
                charge.branchId(),
                charge.note().comment(),
                fee.chargedAt(),
                charge.amount().currency().getCurrencyCode(),
                charge.amount().minor(),
                fee.remaining().minor());
    }

    private static void update(Statements statements, Fee fee) {
        Fee.Figures figures = fee.figures();
        statements.change(
                """
                update fee set version = version + 1, settled_at = ?, voided = ?, remaining_minor = ?, paid_minor = ?,
                  waived_minor = ?, transferred_minor = ?, cancelled_minor = ?, refunded_minor = ?, recalled_minor = ?
                where id = ? and version = ?
                """,
                fee.settledAt(),
                fee.voided(),
                figures.remaining().minor(),
                figures.paid().minor(),
                figures.waived().minor(),
                figures.transferred().minor(),
                figures.cancelled().minor(),
                figures.refunded().minor(),
                figures.recalled().minor(),
                fee.id(),
                fee.version());
    }

    @Override
    public List<Balance> balances(UUID patronId) {
        return database.list(
                "select * from fee_account where patron_id = ? order by currency", AccountTable::balance, patronId);
    }

    @Override
    public List<Whose> accountsOfLoan(UUID loanId) {
        return database.list(
                "select distinct patron_id, currency from fee where loan_id = ? order by patron_id, currency",
                row -> new Whose(row.uuid("patron_id"), Currency.getInstance(row.text("currency"))),
                loanId);
    }

    @Override
    public boolean lossIsOwed(UUID loanId) {
        return database.first("""
                        select exists (select from fee where loan_id = ? and kind in ('LOST_ITEM', 'PROCESSING')
                          and remaining_minor > 0) as owed
                        """, row -> row.flag("owed"), loanId).orElseThrow();
    }

    /** Reads a row of an account. */
    static Balance balance(Row row) {
        Currency currency = Currency.getInstance(row.text("currency"));
        return new Balance(
                money(row, "owed", currency), money(row, "credit", currency), money(row, "refund_due", currency));
    }

    /** Reads a row of a fee. */
    static Fee fee(Row row) {
        Currency currency = Currency.getInstance(row.text("currency"));
        return new Fee(
                row.uuid("id"),
                row.bigNumber("version"),
                new Charge(
                        row.uuid("patron_id"),
                        row.constant("kind", FeeKind.class),
                        money(row, "amount", currency),
                        new Charge.About(
                                row.uuidOrNull("loan_id"), row.uuidOrNull("item_id"), row.uuidOrNull("request_id")),
                        row.uuid("branch_id"),
                        row.textOrNull("cause"),
                        new Charge.Note(row.textOrNull("type_code"), row.textOrNull("comment"))),
                row.instant("charged_at"),
                row.instantOrNull("settled_at"),
                new Fee.Figures(
                        money(row, "remaining", currency),
                        money(row, "paid", currency),
                        money(row, "waived", currency),
                        money(row, "transferred", currency),
                        money(row, "cancelled", currency),
                        money(row, "refunded", currency),
                        money(row, "recalled", currency)),
                row.flag("voided"));
    }

    private static Money money(Row row, String prefix, Currency currency) {
        return new Money(row.bigNumber(prefix + "_minor"), currency);
    }
}
