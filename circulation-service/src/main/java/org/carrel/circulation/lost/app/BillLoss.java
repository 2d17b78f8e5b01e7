package org.carrel.circulation.lost.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.circulation.fees.Charge;
import org.carrel.circulation.fees.FeeKind;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.fees.app.Charges;
import org.carrel.circulation.items.Items;
import org.carrel.circulation.lost.Loss;
import org.carrel.circulation.lost.LossBill;
import org.carrel.circulation.lost.Losses;
import org.carrel.platform.money.Money;

/** Bills what the loss of an item costs: at once, or when a job says that the time has come. */
@ApplicationScoped
public class BillLoss {
    private static final String JOB = "circulation-service";
    private static final String CAUSE = "loss";

    private final TroubledLoans troubled;
    private final Losses losses;
    private final Items items;
    private final Charges charges;
    private final CloseLoss close;
    private final Clock clock;

    BillLoss(TroubledLoans troubled, Losses losses, Items items, Charges charges, CloseLoss close, Clock clock) {
        this.troubled = troubled;
        this.losses = losses;
        this.items = items;
        this.charges = charges;
        this.close = close;
        this.clock = clock;
    }

    /**
     * Bills one loss if it is to be billed now: whatever a job has read before may have changed. Twice is as once. Also
     * ends the loan of a loss whose cost nobody has found out in time, if nothing else is owed.
     *
     * @return whether it was billed, or ended
     */
    @Transactional
    public boolean billIfDue(UUID loanId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        TroubledLoans.Locked locked = troubled.lock(loanId).orElse(null);
        Loss loss = locked == null ? null : losses.find(loanId).orElse(null);
        if (locked == null
                || loss == null
                || loss.end() != null
                || !locked.loan().open()) {
            return false;
        }
        Origin origin = new Origin(now, JOB, null);
        if (loss.bill().madeAt() == null && !loss.bill().dueAt().isAfter(now)) {
            bill(locked, loss, origin);
            return true;
        }
        return loss.bill().madeAt() != null && loss.bill().costWanted() && close.ifSettled(locked, loss, origin);
    }

    /** Bills a loss of a locked loan. */
    void bill(TroubledLoans.Locked locked, Loss loss, Origin origin) {
        LossBill bill = LossBill.of(
                locked.promised(), loss.how(), losses.price(loss.itemId()).orElse(null));
        charge(locked, FeeKind.LOST_ITEM, bill.cost(), origin);
        charge(locked, FeeKind.PROCESSING, bill.processing(), origin);
        @Nullable
        Instant until = locked.promised()
                .actualCostWithin()
                .map(length -> end(length, locked, origin))
                .orElse(null);
        Loss billed = loss.billed(origin.at(), bill.costWanted(), bill.costWanted() ? until : null);
        losses.save(billed);
        close.ifSettled(locked, billed, origin);
    }

    /** Charges for the loss of a locked loan's item; nothing if there is nothing to be charged. */
    void charge(TroubledLoans.Locked locked, FeeKind kind, @Nullable Money amount, Origin origin) {
        if (amount == null) {
            return;
        }
        UUID itemId = locked.loan().itemId();
        charges.charge(
                Charge.byRule(
                        locked.loan().patronId(),
                        kind,
                        amount,
                        Charge.About.loan(locked.loan().id(), itemId),
                        items.find(itemId).map(item -> item.shelf().branchId()).orElse(locked.branchId()),
                        CAUSE),
                origin);
    }

    private static Instant end(LendingPeriod.Length length, TroubledLoans.Locked locked, Origin origin) {
        return length.from(origin.at(), locked.zone());
    }
}
