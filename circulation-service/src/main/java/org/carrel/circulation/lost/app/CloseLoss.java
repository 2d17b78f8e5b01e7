package org.carrel.circulation.lost.app;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.fees.LostFeesSettled;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.fees.app.Charges;
import org.carrel.circulation.lost.Loss;
import org.carrel.circulation.lost.Losses;
import org.carrel.events.LoanClosed;
import org.carrel.platform.outbox.Outbox;

/**
 * Ends the loan of a lost item once nothing is owed for the loss any more, in the transaction of what settled it: a
 * payment, a waiver, or a bill over nothing.
 */
@ApplicationScoped
public class CloseLoss implements LostFeesSettled {
    private final TroubledLoans troubled;
    private final Losses losses;
    private final Charges charges;
    private final Whereabouts whereabouts;
    private final Outbox outbox;

    CloseLoss(TroubledLoans troubled, Losses losses, Charges charges, Whereabouts whereabouts, Outbox outbox) {
        this.troubled = troubled;
        this.losses = losses;
        this.charges = charges;
        this.whereabouts = whereabouts;
        this.outbox = outbox;
    }

    @Override
    public void lock(Collection<UUID> loanIds) {
        loanIds.stream().sorted().forEach(troubled::lock);
    }

    @Override
    public void settled(UUID loanId, Origin origin) {
        troubled.lock(loanId)
                .ifPresent(locked -> losses.find(loanId).ifPresent(loss -> ifSettled(locked, loss, origin)));
    }

    /**
     * Ends a locked loan if its item is lost, the bill was made, no cost is to be found out, and nothing is owed.
     *
     * @return whether it ended
     */
    boolean ifSettled(TroubledLoans.Locked locked, Loss loss, Origin origin) {
        Instant now = origin.at();
        boolean open = locked.loan().open() && loss.end() == null;
        if (!open
                || loss.bill().madeAt() == null
                || loss.bill().waitsForCost(now)
                || !(locked.standing().state() instanceof ItemState.Lost lost)
                || charges.lossIsOwed(loss.loanId())) {
            return false;
        }
        Change change =
                locked.change(lost.settled(), Change.Cause.SETTLED, now, origin.servicePointId(), origin.actor(), null);
        losses.save(loss.costKnown().settled(now));
        losses.close(locked.loan(), LoanClosed.Reason.LOST_AND_PAID, change);
        whereabouts.tell(change);
        outbox.append(new LoanClosed(
                locked.loan().id(),
                locked.loan().version() + 1,
                locked.loan().itemId(),
                locked.standing().recordId(),
                locked.loan().patronId(),
                LoanClosed.Reason.LOST_AND_PAID,
                now));
        return true;
    }
}
