package org.carrel.circulation.lost.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.jobs.Job;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.lost.AgeToLost;
import org.carrel.circulation.lost.Overdue;
import org.carrel.circulation.lost.OverdueLoans;
import org.carrel.circulation.lost.OverdueLoans.Candidate;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.rules.LostTerms;

/**
 * Lets the items of loans that are overdue for too long count as lost. Walks through all overdue loans, which is cheap,
 * and locks only those whose time has come by what was promised with them.
 */
@ApplicationScoped
class AgeOverdueLoans implements Job {
    private static final Logger LOG = Logger.getLogger(AgeOverdueLoans.class);
    private static final int AT_ONCE = 1_000;

    private final OverdueLoans overdueLoans;
    private final AgeLoan ageLoan;
    private final Loans loans;
    private final PlaceDirectory places;

    AgeOverdueLoans(OverdueLoans overdueLoans, AgeLoan ageLoan, Loans loans, PlaceDirectory places) {
        this.overdueLoans = overdueLoans;
        this.ageLoan = ageLoan;
        this.loans = loans;
        this.places = places;
    }

    @Override
    public String name() {
        return "age-overdue-loans";
    }

    @Override
    public String purpose() {
        return "Lets the items of loans that are overdue for too long count as lost.";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public Batch work(Instant now, @Nullable String after) {
        List<Candidate> candidates =
                QuarkusTransaction.requiringNew().call(() -> overdueLoans.candidates(now, Place.parse(after), AT_ONCE));
        Map<UUID, LostTerms> promised = new HashMap<>();
        int aged = 0;
        List<Failure> failures = new ArrayList<>();
        for (Candidate candidate : candidates) {
            LostTerms terms = promised.computeIfAbsent(candidate.termsId(), this::promised);
            if (isDue(candidate, terms, now)) {
                try {
                    aged += age(candidate) ? 1 : 0;
                } catch (RuntimeException e) {
                    LOG.errorf(e, "loan cannot be aged loan=%s", candidate.loanId());
                    failures.add(new Failure(candidate.loanId(), e.getClass().getSimpleName()));
                }
            }
        }
        return new Batch(aged, failures, candidates.size() < AT_ONCE ? null : Place.of(candidates.getLast()));
    }

    private LostTerms promised(UUID termsId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> loans.promised(termsId).lost());
    }

    private boolean isDue(Candidate candidate, LostTerms terms, Instant now) {
        @Nullable
        Instant lostAt = Overdue.lostAt(
                candidate.dueAt(), terms, candidate.recalled(), places.tree().zoneOf(candidate.servicePointId()));
        return lostAt != null && !lostAt.isAfter(now);
    }

    private boolean age(Candidate candidate) {
        return ageLoan.age(candidate.loanId(), candidate.recalled())
                .map(outcome -> outcome instanceof AgeToLost.Outcome.Lost)
                .orElse(false);
    }

    /** Where a batch ended, as text. */
    private static final class Place {
        private Place() {}

        static String of(Candidate last) {
            return last.dueAt() + " " + last.loanId();
        }

        static @Nullable Candidate parse(@Nullable String text) {
            if (text == null) {
                return null;
            }
            String[] parts = text.split(" ", 2);
            UUID loanId = UUID.fromString(parts[1]);
            return new Candidate(loanId, Instant.parse(parts[0]), loanId, loanId, false);
        }
    }
}
