package org.carrel.circulation.loans.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.loans.CheckOutReversal;
import org.carrel.circulation.loans.CheckOutReversals;
import org.carrel.circulation.loans.Desk;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.RequestNews;
import org.carrel.circulation.requests.app.Queues;
import org.carrel.events.CheckOutReversed;
import org.carrel.platform.outbox.Outbox;
import org.carrel.platform.security.Caller;

/**
 * Takes a check-out back that was a mistake: the item, the loan and the requests stand as they stood, and the loan
 * counts nowhere. Runs in the transaction of the command that calls it.
 */
@ApplicationScoped
public class ReverseCheckOut {
    private final CheckOutReversals reversals;
    private final Desks desks;
    private final Queues queues;
    private final Whereabouts whereabouts;
    private final Outbox outbox;
    private final Clock clock;

    ReverseCheckOut(
            CheckOutReversals reversals,
            Desks desks,
            Queues queues,
            Whereabouts whereabouts,
            Outbox outbox,
            Clock clock) {
        this.reversals = reversals;
        this.desks = desks;
        this.queues = queues;
        this.whereabouts = whereabouts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It was taken back; in a dry run, it would be. */
        record TakenBack(Loan loan) implements Outcome {}

        /** It was not. */
        record NotTakenBack(Finding finding) implements Outcome {}

        /** There is no such loan. */
        record NoSuchLoan() implements Outcome {}
    }

    /** Takes it back. */
    public Outcome reverse(UUID loanId, @Nullable String note, Caller caller) {
        return consider(loanId, note, caller, true);
    }

    /** What would come of it now, without anything being taken back. */
    public Outcome wouldReverse(UUID loanId, Caller caller) {
        return consider(loanId, null, caller, false);
    }

    private Outcome consider(UUID loanId, @Nullable String note, Caller caller, boolean write) {
        CheckOutReversals.Gathered gathered = reversals.gather(loanId).orElse(null);
        if (gathered == null) {
            return new Outcome.NoSuchLoan();
        }
        Loan loan = gathered.loan();
        Desk desk = desks.of(loan.servicePointId());
        caller.requireBranch(desk.branchId());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Queue queue = gathered.item() == null
                ? Queue.none(loan.itemId(), desk.hours().dayOf(now))
                : queues.of(
                        gathered.item(), gathered.openOnTitle(), desk.hours().dayOf(now));
        CheckOutReversal.Outcome decision = CheckOutReversal.decide(new CheckOutReversal.Facts(
                loan,
                gathered.standing().state(),
                gathered.stoodBefore(),
                gathered.moved(),
                gathered.requests(),
                queue));
        return switch (decision) {
            case CheckOutReversal.Outcome.Refused(var finding) -> new Outcome.NotTakenBack(finding);
            case CheckOutReversal.Outcome.Granted granted -> {
                if (write) {
                    write(gathered, granted, queue, note, caller, now);
                }
                yield new Outcome.TakenBack(loan);
            }
        };
    }

    private void write(
            CheckOutReversals.Gathered gathered,
            CheckOutReversal.Outcome.Granted granted,
            Queue queue,
            @Nullable String note,
            Caller caller,
            Instant now) {
        Loan loan = gathered.loan();
        Change change = new Change(
                gathered.standing(),
                granted.next(),
                Change.Cause.CHECK_OUT_REVERSED,
                now,
                loan.servicePointId(),
                caller.subject(),
                (int) (queue.size()
                        + granted.restored().stream()
                                .filter(request -> !gathered.openOnTitle()
                                        .contains(gathered.requests().get(request.id())))
                                .count()),
                note);
        reversals.takeBack(loan, now, loan.servicePointId(), change, granted.restored());
        whereabouts.tell(change);
        outbox.append(new CheckOutReversed(
                loan.id(),
                loan.version() + 1,
                loan.itemId(),
                gathered.recordId(),
                loan.patronId(),
                loan.servicePointId(),
                loan.checkedOutAt(),
                now));
        granted.restored().forEach(request -> RequestNews.moved(request, loan.servicePointId(), now)
                .ifPresent(outbox::append));
    }
}
