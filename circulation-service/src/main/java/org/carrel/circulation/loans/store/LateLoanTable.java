package org.carrel.circulation.loans.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.fees.LateLoan;
import org.carrel.circulation.fees.LateLoans;
import org.carrel.circulation.loans.Loans;
import org.carrel.events.MoneyAmount;
import org.carrel.platform.money.Money;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

@ApplicationScoped
class LateLoanTable implements LateLoans {
    private static final String SELECT = """
            select loan.id, loan.patron_id, loan.item_id, coalesce(item.branch_id, loan.service_point_id) as branch_id,
              loan.service_point_id, loan.due_at, loan.recalled_at is not null as recalled, loan.terms_id,
              item.price_minor, item.price_currency
            from loan left join item on item.id = loan.item_id
            """;

    private final Database database;
    private final Loans loans;

    LateLoanTable(Database database, Loans loans) {
        this.database = database;
        this.loans = loans;
    }

    @Override
    public List<LateLoan> these(Collection<UUID> loanIds) {
        return database.list(SELECT + "where loan.id = any (?::uuid[])", this::late, loanIds);
    }

    @Override
    public List<LateLoan> of(UUID patronId, Instant dueBefore) {
        return database.list(SELECT + """
                        join item_availability stand on stand.item_id = loan.item_id and stand.availability = 'CHECKED_OUT'
                        where loan.patron_id = ? and loan.returned_at is null and loan.due_at < ? order by loan.id
                        """, this::late, patronId, dueBefore);
    }

    private LateLoan late(Row row) {
        MoneyAmount price = row.moneyOrNull("price");
        return new LateLoan(
                new LateLoan.Parties(row.uuid("id"), row.uuid("patron_id"), row.uuid("item_id")),
                row.uuid("branch_id"),
                row.uuid("service_point_id"),
                row.instant("due_at"),
                row.flag("recalled"),
                price == null ? null : Money.of(price),
                loans.promised(row.uuid("terms_id")));
    }
}
