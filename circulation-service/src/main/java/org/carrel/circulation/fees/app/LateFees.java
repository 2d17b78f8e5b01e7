package org.carrel.circulation.fees.app;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.calendar.app.BranchHours;
import org.carrel.circulation.fees.Account;
import org.carrel.circulation.fees.Accounts;
import org.carrel.circulation.fees.Charge;
import org.carrel.circulation.fees.Fee;
import org.carrel.circulation.fees.FeeKind;
import org.carrel.circulation.fees.LateLoan;
import org.carrel.circulation.fees.LateLoans;
import org.carrel.circulation.fees.Lateness;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.fees.Overdue;
import org.carrel.circulation.fees.Suspensions;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.platform.money.Money;

/**
 * What being late costs: shown while it grows, and charged when the loan is renewed or comes back, in the transaction
 * of that. The hours of the branch are those known at that moment.
 */
@ApplicationScoped
public class LateFees {
    private final LateLoans loans;
    private final Accounts accounts;
    private final Charges charges;
    private final Suspensions suspensions;
    private final BranchHours hours;
    private final PlaceDirectory places;

    LateFees(
            LateLoans loans,
            Accounts accounts,
            Charges charges,
            Suspensions suspensions,
            BranchHours hours,
            PlaceDirectory places) {
        this.suspensions = suspensions;
        this.loans = loans;
        this.accounts = accounts;
        this.charges = charges;
        this.hours = hours;
        this.places = places;
    }

    /**
     * A loan and what it has come to.
     *
     * @param loan the loan
     * @param accrued what it would cost if it came back now
     */
    public record Accruing(LateLoan loan, Overdue.Accrued accrued) {}

    /** What a patron's loans have come to by now; those that cost nothing yet are left out. */
    public List<Accruing> of(UUID patronId, Instant now) {
        return loans.of(patronId, now).stream()
                .map(loan -> new Accruing(loan, accrued(loan, loan.dueAt(), now)))
                .filter(one -> one.accrued().amount().isPositive())
                .toList();
    }

    /** What loans have come to by a moment, by their ids. */
    public Map<UUID, Overdue.Accrued> of(Collection<UUID> loanIds, Instant now) {
        Map<UUID, Overdue.Accrued> accrued = new LinkedHashMap<>();
        if (!loanIds.isEmpty()) {
            loans.these(loanIds).forEach(loan -> accrued.put(loan.loan().loanId(), accrued(loan, loan.dueAt(), now)));
        }
        return accrued;
    }

    /**
     * Charges a loan for being late, once for each due date that was missed.
     *
     * @param dueAt the due date that was missed
     * @param until when it came back or was renewed
     * @return the fee; empty if the promise says that it costs nothing
     */
    public Optional<Fee> charge(UUID loanId, Instant dueAt, Instant until, Origin origin) {
        return until.isAfter(dueAt)
                ? loans.these(List.of(loanId)).stream().findFirst().flatMap(loan -> charge(loan, dueAt, until, origin))
                : Optional.empty();
    }

    private Optional<Fee> charge(LateLoan loan, Instant dueAt, Instant until, Origin origin) {
        Overdue.Accrued accrued = accrued(loan, dueAt, until);
        if (accrued.suspendedDays() > 0) {
            suspensions.suspend(
                    loan,
                    dueAt,
                    hoursOf(loan).dayOf(origin.at()),
                    accrued.suspendedDays(),
                    loan.promised().overdue().suspensionsAddUp(),
                    origin);
        }
        return charge(loan, dueAt, accrued.amount(), origin);
    }

    /** Takes back what a missed due date had brought about, for the return or renewal is taken back. */
    public void takeBack(UUID loanId, Instant dueAt, String reason, Origin origin) {
        charges.takeBack(loanId, FeeKind.OVERDUE, Overdue.cause(dueAt), reason, origin);
        suspensions.takeBack(loanId, dueAt);
    }

    private Optional<Fee> charge(LateLoan loan, Instant dueAt, Money accrued, Origin origin) {
        Money amount = loan.promised()
                .overdue()
                .capOfPatron()
                .map(cap -> underCap(loan.loan().patronId(), accrued, cap))
                .orElse(accrued);
        return amount.isPositive()
                ? Optional.of(charges.charge(
                        Charge.byRule(
                                loan.loan().patronId(),
                                FeeKind.OVERDUE,
                                amount,
                                Charge.About.loan(
                                        loan.loan().loanId(), loan.loan().itemId()),
                                loan.branchId(),
                                Overdue.cause(dueAt)),
                        origin))
                : Optional.empty();
    }

    /** What of an amount does not bring all that the patron owes for being late above a cap. */
    private Money underCap(UUID patronId, Money amount, Money cap) {
        if (!amount.isPositive() || !cap.currency().equals(amount.currency())) {
            return amount;
        }
        Account account = accounts.lock(patronId, amount.currency(), new Accounts.Which.Open());
        Money owed = account.fees().stream()
                .filter(fee -> fee.charge().kind() == FeeKind.OVERDUE)
                .map(Fee::remaining)
                .reduce(Money.zero(amount.currency()), Money::plus);
        Money room = cap.minus(owed);
        return room.isPositive() ? amount.atMost(room) : Money.zero(amount.currency());
    }

    private Overdue.Accrued accrued(LateLoan loan, Instant dueAt, Instant until) {
        return Overdue.accrued(
                new Lateness(dueAt, until, loan.recalled(), loan.price()),
                loan.promised().overdue(),
                hoursOf(loan));
    }

    private OpeningHours hoursOf(LateLoan loan) {
        return hours.of(places.tree().branchOf(loan.servicePointId()).orElse(loan.servicePointId()));
    }
}
