package org.carrel.circulation.recalls.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.loans.store.LoanTable;
import org.carrel.circulation.recalls.RecallableLoans;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Statements;

@ApplicationScoped
class RecallableLoanTable implements RecallableLoans {
    private final Database database;

    RecallableLoanTable(Database database) {
        this.database = database;
    }

    @Override
    public List<Open> lock(Collection<UUID> itemIds) {
        return itemIds.isEmpty()
                ? List.of()
                : database.list(
                        """
                        select loan.*,
                          (select count(*) from request where request.recalled_loan_id = loan.id) as recalls
                        from loan where item_id = any (?::uuid[]) and returned_at is null
                        order by id for no key update of loan
                        """,
                        row -> {
                            Loans.Kept kept = LoanTable.kept(row);
                            return new Open(kept.loan(), kept.recordId(), kept.termsId(), row.number("recalls"));
                        },
                        itemIds);
    }

    @Override
    public void recalled(Loan before, Loan after, Instant at, String by) {
        Statements statements =
                new Statements().change("""
                        update loan set version = ?, due_at = ?, recalled_at = coalesce(recalled_at, ?)
                        where id = ? and version = ?
                        """, after.version(), after.course().dueAt(), at, after.id(), before.version());
        if (!after.course().dueAt().equals(before.course().dueAt())) {
            statements.change(
                    """
                    insert into loan_due_date_change
                      (loan_id, loan_version, changed_at, due_before, due_after, reason, overridden, actor)
                    values (?, ?, ?, ?, ?, 'recall', '{}', ?)
                    """,
                    after.id(),
                    after.version(),
                    at,
                    before.course().dueAt(),
                    after.course().dueAt(),
                    by);
        }
        database.run(statements);
    }
}
