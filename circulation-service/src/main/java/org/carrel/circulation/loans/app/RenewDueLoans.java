package org.carrel.circulation.loans.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.app.Overrides;
import org.carrel.circulation.jobs.Job;
import org.carrel.circulation.loans.OpenLoans;
import org.carrel.circulation.loans.Renewal;
import org.carrel.platform.security.BranchScope;
import org.carrel.platform.security.Caller;

/**
 * Renews loans by themselves where the rules say so. Each loan is looked at once a day from a month before it is due;
 * whether its time has come is decided like everything else about it.
 */
@ApplicationScoped
class RenewDueLoans implements Job {
    private static final Duration AHEAD = Duration.ofDays(31);
    private static final Duration ONCE_IN = Duration.ofHours(20);
    private static final int AT_ONCE = 500;

    private static final Caller ITSELF =
            Caller.of("renew-due-loans", Caller.Kind.CLIENT, Set.of(), new BranchScope.Everywhere());

    private final OpenLoans loans;
    private final RenewLoans renewLoans;

    RenewDueLoans(OpenLoans loans, RenewLoans renewLoans) {
        this.loans = loans;
        this.renewLoans = renewLoans;
    }

    @Override
    public String name() {
        return "renew-due-loans";
    }

    @Override
    public String purpose() {
        return "Renews loans by themselves where the rules say so.";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Batch work(Instant now, @Nullable String after) {
        return QuarkusTransaction.requiringNew().call(() -> {
            RenewLoans.Outcome outcome = renewLoans.renew(
                    new RenewLoans.Wish(
                            new OpenLoans.Choice.ToRenewAutomatically(now.plus(AHEAD), now.minus(ONCE_IN), AT_ONCE),
                            Renewal.Kind.AUTOMATIC,
                            null,
                            Overrides.NONE,
                            null),
                    ITSELF);
            return switch (outcome) {
                case RenewLoans.Outcome.Done(var considered) -> {
                    loans.tried(considered.stream().map(one -> one.loan().id()).toList(), now);
                    int renewed = (int) considered.stream()
                            .filter(RenewLoans.Considered::renewed)
                            .count();
                    // What was tried is not chosen again: the next batch begins where this one found nothing more.
                    yield considered.size() < AT_ONCE
                            ? Batch.last(renewed)
                            : new Batch(
                                    renewed,
                                    List.of(),
                                    considered.getLast().loan().id().toString());
                }
                case RenewLoans.Outcome.NoSuchDesk _ -> throw new IllegalStateException("no service point was named");
            };
        });
    }
}
