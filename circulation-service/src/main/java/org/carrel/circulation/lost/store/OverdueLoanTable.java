package org.carrel.circulation.lost.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.lost.OverdueLoans;
import org.carrel.platform.sql.Database;

@ApplicationScoped
class OverdueLoanTable implements OverdueLoans {
    private final Database database;

    OverdueLoanTable(Database database) {
        this.database = database;
    }

    @Override
    public List<Candidate> candidates(Instant now, @Nullable Candidate after, int limit) {
        return database.list(
                """
                select loan.id, loan.due_at, loan.terms_id, loan.service_point_id, exists (
                    select 1 from request where request.recalled_loan_id = loan.id and request.ended_at is null
                  ) as recalled
                from loan
                where loan.returned_at is null and loan.lost_at is null and loan.claimed_returned_at is null
                  and loan.due_at < ? and (loan.due_at, loan.id) > (?, ?)
                order by loan.due_at, loan.id limit ?
                """,
                row -> new Candidate(
                        row.uuid("id"),
                        row.instant("due_at"),
                        row.uuid("terms_id"),
                        row.uuid("service_point_id"),
                        row.flag("recalled")),
                now,
                after == null ? Instant.EPOCH : after.dueAt(),
                after == null ? new UUID(0, 0) : after.loanId(),
                limit);
    }

    @Override
    public List<UUID> toBill(Instant now, @Nullable UUID after, int limit) {
        return database.list("""
                select loan_id from loan_loss
                where found_at is null and settled_at is null and loan_id > ?
                  and ((billed_at is null and bill_at <= ?) or (cost_wanted and cost_wanted_until <= ?))
                order by loan_id limit ?
                """, row -> row.uuid("loan_id"), after == null ? new UUID(0, 0) : after, now, now, limit);
    }
}
