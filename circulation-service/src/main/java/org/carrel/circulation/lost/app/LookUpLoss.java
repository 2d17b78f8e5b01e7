package org.carrel.circulation.lost.app;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.lost.Loss;
import org.carrel.circulation.lost.Losses;
import org.carrel.circulation.lost.Overdue;
import org.carrel.circulation.lost.ReturnClaim;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.rules.LostTerms;
import org.carrel.platform.security.Caller;

/** Looks up how it is with a loan that does not come back as it should. */
@ApplicationScoped
public class LookUpLoss {
    private final Loans loans;
    private final Losses losses;
    private final PlaceDirectory places;
    private final Clock clock;

    LookUpLoss(Loans loans, Losses losses, PlaceDirectory places, Clock clock) {
        this.loans = loans;
        this.losses = losses;
        this.places = places;
        this.clock = clock;
    }

    /**
     * How it is with a loan.
     *
     * @param loan the loan
     * @param overdue how late it is
     * @param lostAt when its item will count as lost, if it has not been recalled; null if never, or if it is lost
     * @param loss the loss of its item; null if it is not lost
     * @param claims the patron's claims to have returned it, the latest first
     */
    public record Trouble(
            Loan loan,
            Overdue overdue,
            @Nullable Instant lostAt,
            @Nullable Loss loss,
            List<ReturnClaim> claims) {
        public Trouble {
            claims = List.copyOf(claims);
        }
    }

    public Optional<Trouble> of(UUID loanId, Caller caller) {
        return loans.find(loanId).map(kept -> {
            Loan loan = kept.loan();
            caller.requireSelfIfPatron(loan.patronId());
            LostTerms promised = loans.promised(kept.termsId()).lost();
            ZoneId zone = places.tree().zoneOf(loan.servicePointId());
            @Nullable Loss loss = losses.find(loanId).orElse(null);
            Instant dueAt = loan.course().dueAt();
            return new Trouble(
                    loan,
                    loan.open() ? Overdue.of(dueAt, promised, zone, clock.instant()) : Overdue.IN_TIME,
                    loan.open() && loss == null ? Overdue.lostAt(dueAt, promised, false, zone) : null,
                    loss,
                    losses.claims(loanId));
        });
    }
}
