package org.carrel.circulation.fees.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.fees.LateLoan;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.fees.Suspensions;
import org.carrel.platform.sql.Database;

@ApplicationScoped
class SuspensionTable implements Suspensions {
    private final Database database;

    SuspensionTable(Database database) {
        this.database = database;
    }

    @Override
    public void suspend(LateLoan loan, Instant dueAt, LocalDate today, int days, boolean addUp, Origin origin) {
        database.update(
                """
                insert into suspension (loan_id, due_at, patron_id, days, until, suspended_at, actor)
                select ?, ?, ?, ?, greatest(?, (select max(until) from suspension
                    where patron_id = ? and lifted_at is null and ?)) + ?::int, ?, ?
                on conflict do nothing
                """,
                loan.loan().loanId(),
                dueAt,
                loan.loan().patronId(),
                days,
                today,
                loan.loan().patronId(),
                addUp,
                days,
                origin.at(),
                origin.actor());
    }

    @Override
    public void takeBack(UUID loanId, Instant dueAt) {
        database.update("delete from suspension where loan_id = ? and due_at = ?", loanId, dueAt);
    }

    @Override
    public int lift(UUID patronId, LocalDate today, Origin origin) {
        return database.update("""
                update suspension set lifted_at = ?, lifted_by = ?
                where patron_id = ? and lifted_at is null and until >= ?
                """, origin.at(), origin.actor(), patronId, today);
    }
}
