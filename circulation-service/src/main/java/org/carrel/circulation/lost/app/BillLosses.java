package org.carrel.circulation.lost.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.jobs.Job;
import org.carrel.circulation.lost.OverdueLoans;

/** Bills losses whose time has come, and ends those whose cost nobody found out in time. */
@ApplicationScoped
class BillLosses implements Job {
    private static final Logger LOG = Logger.getLogger(BillLosses.class);
    private static final int AT_ONCE = 500;

    private final OverdueLoans overdueLoans;
    private final BillLoss billLoss;

    BillLosses(OverdueLoans overdueLoans, BillLoss billLoss) {
        this.overdueLoans = overdueLoans;
        this.billLoss = billLoss;
    }

    @Override
    public String name() {
        return "bill-losses";
    }

    @Override
    public String purpose() {
        return "Bills what lost items cost, when the rules say that it is time.";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public Batch work(Instant now, @Nullable String after) {
        List<UUID> due = QuarkusTransaction.requiringNew()
                .call(() -> overdueLoans.toBill(now, after == null ? null : UUID.fromString(after), AT_ONCE));
        int billed = 0;
        List<Failure> failures = new ArrayList<>();
        for (UUID loanId : due) {
            try {
                billed += billLoss.billIfDue(loanId) ? 1 : 0;
            } catch (RuntimeException e) {
                LOG.errorf(e, "loss cannot be billed loan=%s", loanId);
                failures.add(new Failure(loanId, e.getClass().getSimpleName()));
            }
        }
        return new Batch(
                billed, failures, due.size() < AT_ONCE ? null : due.getLast().toString());
    }
}
