package org.carrel.circulation.lost.app;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.Standings;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.patrons.Patrons;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.rules.LostTerms;

/** Reads and locks loans in the order patron, item, loan, so that nothing happens to them meanwhile. */
@ApplicationScoped
class TroubledLoans {
    private final Loans loans;
    private final Patrons patrons;
    private final Standings standings;
    private final PlaceDirectory places;

    TroubledLoans(Loans loans, Patrons patrons, Standings standings, PlaceDirectory places) {
        this.loans = loans;
        this.patrons = patrons;
        this.standings = standings;
        this.places = places;
    }

    /**
     * A loan under lock.
     *
     * @param loan the loan
     * @param standing where its item stands
     * @param promised what was promised with it
     * @param zone the time zone of the service point that lent it
     * @param branchId the branch of that service point
     */
    record Locked(Loan loan, Standing standing, LostTerms promised, ZoneId zone, UUID branchId) {
        /** The item's state, if this loan is what it is in. */
        Optional<ItemState.OnLoan> state() {
            return standing.state() instanceof ItemState.OnLoan onLoan
                            && onLoan.loanId().equals(loan.id())
                    ? Optional.of(onLoan)
                    : Optional.empty();
        }

        /**
         * A change of the item's state. An item that is lost or claimed to be returned could fill no request: nobody
         * waits for it.
         */
        Change change(
                ItemState next,
                Change.Cause cause,
                Instant at,
                @Nullable UUID servicePointId,
                String actor,
                @Nullable String comment) {
            return new Change(standing, next, cause, at, servicePointId, actor, 0, comment);
        }
    }

    Optional<Loan> find(UUID loanId) {
        return loans.find(loanId).map(Loans.Kept::loan);
    }

    /** The branch of the service point that lent it. */
    UUID branchOf(Loan loan) {
        return places.tree().branchOf(loan.servicePointId()).orElse(loan.servicePointId());
    }

    Optional<Locked> lock(UUID loanId) {
        return loans.find(loanId).flatMap(seen -> {
            patrons.lock(seen.loan().patronId());
            return lockItem(seen.loan().itemId()).flatMap(standing -> loans.lock(loanId)
                    .map(kept -> new Locked(
                            kept.loan(),
                            standing,
                            loans.promised(kept.termsId()).lost(),
                            places.tree().zoneOf(kept.loan().servicePointId()),
                            branchOf(kept.loan()))));
        });
    }

    private Optional<Standing> lockItem(UUID itemId) {
        return standings.lock(itemId);
    }
}
