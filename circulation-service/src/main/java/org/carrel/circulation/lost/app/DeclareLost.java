package org.carrel.circulation.lost.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.lost.Loss;
import org.carrel.circulation.lost.Losses;
import org.carrel.circulation.lost.ReturnClaim;
import org.carrel.events.LoanDeclaredLost;
import org.carrel.platform.outbox.Outbox;
import org.carrel.platform.security.Caller;

import static org.carrel.circulation.findings.Findings.figures;

/** Declares the item of a loan lost and bills that at once. Runs in the transaction of the command that calls it. */
@ApplicationScoped
public class DeclareLost {
    private final TroubledLoans troubled;
    private final Losses losses;
    private final BillLoss billLoss;
    private final Whereabouts whereabouts;
    private final Outbox outbox;
    private final Clock clock;

    DeclareLost(
            TroubledLoans troubled,
            Losses losses,
            BillLoss billLoss,
            Whereabouts whereabouts,
            Outbox outbox,
            Clock clock) {
        this.troubled = troubled;
        this.losses = losses;
        this.billLoss = billLoss;
        this.whereabouts = whereabouts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It counts as lost. */
        record Declared(UUID loanId) implements Outcome {}

        /** It does not. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = List.copyOf(findings);
            }
        }

        /** There is no such loan. */
        record NoSuchLoan() implements Outcome {}
    }

    /**
     * A declaration.
     *
     * @param servicePointId where staff are
     * @param lostAt since when it is lost; null means now
     * @param reason why, in words
     */
    public record Declaration(UUID servicePointId, @Nullable Instant lostAt, String reason) {}

    public Outcome declare(UUID loanId, Declaration declaration, Caller caller) {
        Loan seen = troubled.find(loanId).orElse(null);
        if (seen == null) {
            return new Outcome.NoSuchLoan();
        }
        caller.requireBranch(troubled.branchOf(seen));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant lostAt = declaration.lostAt() == null ? now : declaration.lostAt();
        TroubledLoans.Locked locked = troubled.lock(loanId).orElseThrow();
        Findings findings = new Findings(Set.of());
        if (lostAt.isAfter(now)) {
            findings.add(FindingCode.LOST_IN_FUTURE, figures("lostAt", lostAt.toString()));
        } else if (lostAt.isBefore(locked.loan().checkedOutAt())) {
            findings.add(
                    FindingCode.LOST_BEFORE_CHECK_OUT,
                    figures("checkedOutAt", locked.loan().checkedOutAt().toString()));
        }
        Optional<ItemState> next = lost(locked);
        if (next.isEmpty()) {
            findings.add(locked.loan().open() ? FindingCode.ITEM_LOST : FindingCode.LOAN_CLOSED);
        }
        if (next.isEmpty() || findings.stand()) {
            return new Outcome.Refused(findings.all());
        }
        write(locked, next.get(), lostAt, declaration, new Origin(now, caller.subject(), declaration.servicePointId()));
        return new Outcome.Declared(loanId);
    }

    private static Optional<ItemState> lost(TroubledLoans.Locked locked) {
        return locked.state().flatMap(state -> switch (state) {
            case ItemState.CheckedOut out -> Optional.<ItemState>of(out.declareLost());
            case ItemState.ClaimedReturned claimed -> Optional.<ItemState>of(claimed.declareLost());
            case ItemState.Lost _ -> Optional.<ItemState>empty();
        });
    }

    private void write(
            TroubledLoans.Locked locked, ItemState next, Instant lostAt, Declaration declaration, Origin origin) {
        Loan loan = locked.loan();
        Loss loss = Loss.begun(loan.id(), loan.itemId(), loan.patronId(), Loss.How.DECLARED, lostAt, origin.at());
        Change change = locked.change(
                next,
                Change.Cause.DECLARED_LOST,
                origin.at(),
                origin.servicePointId(),
                origin.actor(),
                declaration.reason());
        losses.lose(
                loan,
                loss,
                new ReturnClaim.By(origin.actor(), origin.at(), origin.servicePointId()),
                declaration.reason(),
                change);
        whereabouts.tell(change);
        outbox.append(new LoanDeclaredLost(
                loan.id(),
                loan.version() + 1,
                loan.itemId(),
                locked.standing().recordId(),
                loan.patronId(),
                declaration.servicePointId(),
                lostAt));
        troubled.lock(loan.id()).ifPresent(after -> billLoss.bill(after, loss, origin));
    }
}
