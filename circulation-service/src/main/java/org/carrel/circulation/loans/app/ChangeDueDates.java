package org.carrel.circulation.loans.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.findings.app.Overrides;
import org.carrel.circulation.findings.app.SeverityBook;
import org.carrel.circulation.loans.Desk;
import org.carrel.circulation.loans.DueDateChange;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.OpenLoans;
import org.carrel.circulation.loans.OpenLoans.Held;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.app.Queues;
import org.carrel.events.LoanDueDateChanged;
import org.carrel.platform.outbox.Outbox;
import org.carrel.platform.security.Caller;

/** Moves due dates for staff, of one loan or of many. Runs in the transaction of the command that calls it. */
@ApplicationScoped
public class ChangeDueDates {
    /** The reason that the event tells. */
    private static final String BY_STAFF = "staff";

    private final OpenLoans loans;
    private final Desks desks;
    private final Queues queues;
    private final SeverityBook severities;
    private final Whereabouts whereabouts;
    private final Outbox outbox;
    private final Clock clock;

    ChangeDueDates(
            OpenLoans loans,
            Desks desks,
            Queues queues,
            SeverityBook severities,
            Whereabouts whereabouts,
            Outbox outbox,
            Clock clock) {
        this.loans = loans;
        this.desks = desks;
        this.queues = queues;
        this.severities = severities;
        this.whereabouts = whereabouts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What is wanted.
     *
     * @param loanIds which loans
     * @param target to when
     * @param note why, in words
     * @param servicePointId where staff are; null if at none
     * @param overrides findings to set aside
     */
    public record Wish(
            List<UUID> loanIds,
            DueDateChange.Target target,
            String note,
            @Nullable UUID servicePointId,
            Overrides overrides) {
        public Wish {
            loanIds = List.copyOf(loanIds);
        }
    }

    /**
     * What was decided about a loan.
     *
     * @param loan the loan as it stands now
     * @param decision why
     */
    public record Considered(Loan loan, DueDateChange.Outcome decision) {
        public boolean moved() {
            return decision instanceof DueDateChange.Outcome.Granted;
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** The loans that there are, each with its verdict. */
        record Done(List<Considered> loans) implements Outcome {
            public Done {
                loans = List.copyOf(loans);
            }
        }

        /** There is no such service point. */
        record NoSuchDesk() implements Outcome {}
    }

    /** Moves what can be moved. */
    public Outcome change(Wish wish, Caller caller) {
        return consider(wish, caller, true);
    }

    /** What would be decided now, without moving anything. */
    public Outcome wouldChange(Wish wish, Caller caller) {
        return consider(wish, caller, false);
    }

    private Outcome consider(Wish wish, Caller caller, boolean write) {
        if (wish.servicePointId() != null
                && desks.at(wish.servicePointId(), caller).isEmpty()) {
            return new Outcome.NoSuchDesk();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Leave leave = new Leave(wish.overrides(), caller, severities);
        List<Considered> considered = new ArrayList<>();
        List<OpenLoans.Moved> moved = new ArrayList<>();
        for (Held held : loans.gather(new OpenLoans.Choice.ByIds(wish.loanIds()), write)) {
            Desk desk = desks.of(held.loan().servicePointId());
            caller.requireBranch(desk.branchId());
            Queue queue = held.item() == null
                    ? Queue.none(held.loan().itemId(), desk.hours().dayOf(now))
                    : queues.of(held.item(), held.openOnTitle(), desk.hours().dayOf(now));
            DueDateChange.Outcome decision = DueDateChange.decide(
                    new DueDateChange.Facts(
                            held.loan(), held.patron(), held.standing().state(), queue, desk.hours()),
                    new DueDateChange.Ask(
                            now,
                            wish.target(),
                            leave.overridesAt(desk.branchId()),
                            leave.severitiesAt(desk.branchId())));
            switch (decision) {
                case DueDateChange.Outcome.Refused refused -> considered.add(new Considered(held.loan(), refused));
                case DueDateChange.Outcome.Granted granted -> {
                    considered.add(new Considered(granted.moved(), granted));
                    moved.add(moved(held, granted, queue, wish, caller, now));
                }
            }
        }
        if (write) {
            loans.move(moved, now, wish.servicePointId(), caller.subject());
            moved.forEach(one -> tell(one, now));
        }
        return new Outcome.Done(considered);
    }

    private static OpenLoans.Moved moved(
            Held held, DueDateChange.Outcome.Granted granted, Queue queue, Wish wish, Caller caller, Instant now) {
        return new OpenLoans.Moved(
                held.loan(),
                granted.moved(),
                BY_STAFF,
                wish.note(),
                granted.overridden(),
                new Change(
                        held.standing(),
                        granted.from().renewed(granted.moved().course().dueAt()),
                        Change.Cause.DUE_DATE_CHANGE,
                        now,
                        wish.servicePointId(),
                        caller.subject(),
                        queue.size(),
                        wish.note()));
    }

    private void tell(OpenLoans.Moved moved, Instant now) {
        Loan loan = moved.after();
        whereabouts.tell(moved.change());
        outbox.append(new LoanDueDateChanged(
                loan.id(),
                loan.version(),
                loan.itemId(),
                loan.patronId(),
                moved.before().course().dueAt(),
                loan.course().dueAt(),
                now,
                moved.reason()));
    }
}
