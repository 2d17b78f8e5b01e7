package org.carrel.circulation.lost.app;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.fees.FeeKind;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.lost.Loss;
import org.carrel.circulation.lost.LossBill;
import org.carrel.circulation.lost.Losses;
import org.carrel.platform.money.Money;
import org.carrel.platform.security.Caller;

/**
 * Takes what staff found out about the cost of a lost item, where the rules leave that to them. Runs in the transaction
 * of the command that calls it.
 */
@ApplicationScoped
public class FindOutCost {
    private final TroubledLoans troubled;
    private final Losses losses;
    private final BillLoss billLoss;
    private final CloseLoss close;
    private final Clock clock;

    FindOutCost(TroubledLoans troubled, Losses losses, BillLoss billLoss, CloseLoss close, Clock clock) {
        this.troubled = troubled;
        this.losses = losses;
        this.billLoss = billLoss;
        this.close = close;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It was charged, unless it is nothing. */
        record Charged(UUID loanId) implements Outcome {}

        /** Nobody waits for a cost. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = List.copyOf(findings);
            }
        }

        /** There is no such loan. */
        record NoSuchLoan() implements Outcome {}
    }

    /**
     * Charges what the item costs.
     *
     * @param cost 0 means that nothing is asked for it
     */
    public Outcome charge(UUID loanId, Money cost, UUID servicePointId, Caller caller) {
        Loan seen = troubled.find(loanId).orElse(null);
        if (seen == null) {
            return new Outcome.NoSuchLoan();
        }
        caller.requireBranch(troubled.branchOf(seen));
        TroubledLoans.Locked locked = troubled.lock(loanId).orElseThrow();
        Loss loss = losses.find(loanId).orElse(null);
        if (loss == null || !loss.bill().costWanted() || loss.end() != null) {
            Findings findings = new Findings(Set.of());
            findings.add(FindingCode.NO_COST_WANTED);
            return new Outcome.Refused(findings.all());
        }
        Origin origin = new Origin(clock.instant().truncatedTo(ChronoUnit.MICROS), caller.subject(), servicePointId);
        if (cost.isPositive()) {
            billLoss.charge(locked, FeeKind.LOST_ITEM, LossBill.withinBounds(cost, locked.promised()), origin);
        }
        Loss known = loss.costKnown();
        losses.save(known);
        close.ifSettled(locked, known, origin);
        return new Outcome.Charged(loanId);
    }
}
