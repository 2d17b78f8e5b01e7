package org.carrel.circulation.lost.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.lost.AgeToLost;
import org.carrel.circulation.lost.Loss;
import org.carrel.circulation.lost.Losses;
import org.carrel.circulation.lost.ReturnClaim;
import org.carrel.events.LoanAgedToLost;
import org.carrel.platform.outbox.Outbox;

/**
 * Lets the item of one overdue loan count as lost, if the time has come. For jobs, which hand one loan after another.
 */
@ApplicationScoped
public class AgeLoan {
    private static final String JOB = "circulation-service";

    private final TroubledLoans troubled;
    private final Losses losses;
    private final BillLoss billLoss;
    private final Whereabouts whereabouts;
    private final Outbox outbox;
    private final Clock clock;

    AgeLoan(
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

    /**
     * Decides anew under lock: whatever a job has read before may have changed. Twice is as once.
     *
     * @param recalled whether somebody recalled the item
     * @return what came of it; nothing if there is no such loan
     */
    @Transactional
    public Optional<AgeToLost.Outcome> age(UUID loanId, boolean recalled) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return troubled.lock(loanId).map(locked -> {
            AgeToLost.Outcome outcome = AgeToLost.decide(
                    new AgeToLost.Facts(
                            locked.loan(), locked.standing().state(), locked.promised(), recalled, locked.zone()),
                    now);
            if (outcome instanceof AgeToLost.Outcome.Lost lost) {
                write(locked, lost, now);
            }
            return outcome;
        });
    }

    private void write(TroubledLoans.Locked locked, AgeToLost.Outcome.Lost lost, Instant now) {
        var loan = locked.loan();
        Loss loss = Loss.begun(loan.id(), loan.itemId(), loan.patronId(), Loss.How.AGED, now, lost.billedAt());
        Change change = locked.change(lost.next(), Change.Cause.AGED_TO_LOST, now, null, JOB, null);
        losses.lose(loan, loss, new ReturnClaim.By(JOB, now, null), null, change);
        whereabouts.tell(change);
        outbox.append(new LoanAgedToLost(
                loan.id(),
                loan.version() + 1,
                loan.itemId(),
                locked.standing().recordId(),
                loan.patronId(),
                loan.course().dueAt(),
                now,
                lost.billedAt()));
        if (!lost.billedAt().isAfter(now)) {
            troubled.lock(loan.id()).ifPresent(after -> billLoss.bill(after, loss, new Origin(now, JOB, null)));
        }
    }
}
