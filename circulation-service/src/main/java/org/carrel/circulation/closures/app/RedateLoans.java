package org.carrel.circulation.closures.app;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.closures.Closures.Kind;
import org.carrel.circulation.closures.Closures.Move;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.OpenLoans;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.app.Queues;
import org.carrel.events.LoanDueDateChanged;
import org.carrel.platform.outbox.Outbox;

/** Makes loans due at other times because of a closure, with all that belongs to it: history, items, events. */
@ApplicationScoped
class RedateLoans {
    private static final String BECAUSE_OF_A_CLOSURE = "closure";

    private final OpenLoans loans;
    private final Queues queues;
    private final Whereabouts whereabouts;
    private final Outbox outbox;

    RedateLoans(OpenLoans loans, Queues queues, Whereabouts whereabouts, Outbox outbox) {
        this.loans = loans;
        this.queues = queues;
        this.whereabouts = whereabouts;
        this.outbox = outbox;
    }

    /**
     * Why, by whom and when.
     *
     * @param reason why, in words
     * @param by who entered or took back the closure
     * @param at when the date is moved
     */
    record Why(String reason, String by, Instant at) {}

    /** An open loan as it stands under the lock. */
    record Due(UUID id, Instant dueAt) {}

    /**
     * Locks loans and moves their due dates.
     *
     * @param target the new date, told what stands under the lock; null leaves the loan alone
     * @return what was moved
     */
    List<Move> redate(List<UUID> loanIds, Function<Due, @Nullable Instant> target, Why why) {
        if (loanIds.isEmpty()) {
            return List.of();
        }
        List<OpenLoans.Moved> moved = new ArrayList<>();
        for (OpenLoans.Held held : loans.gather(new OpenLoans.Choice.ByIds(loanIds), true)) {
            Loan loan = held.loan();
            if (!loan.open() || !(held.standing().state() instanceof ItemState.CheckedOut out)) {
                continue;
            }
            Instant dueAt = target.apply(new Due(loan.id(), loan.course().dueAt()));
            if (dueAt != null) {
                moved.add(moved(held, out, dueAt, why));
            }
        }
        loans.move(moved, why.at(), null, why.by());
        moved.forEach(one -> tell(one, why.at()));
        return moved.stream()
                .map(one -> new Move(
                        Kind.LOAN,
                        one.after().id(),
                        one.before().course().dueAt(),
                        one.after().course().dueAt()))
                .toList();
    }

    private OpenLoans.Moved moved(OpenLoans.Held held, ItemState.CheckedOut out, Instant dueAt, Why why) {
        return new OpenLoans.Moved(
                held.loan(),
                held.loan().due(dueAt),
                BECAUSE_OF_A_CLOSURE,
                why.reason(),
                List.of(),
                new Change(
                        held.standing(),
                        out.renewed(dueAt),
                        Change.Cause.DUE_DATE_CHANGE,
                        why.at(),
                        null,
                        why.by(),
                        waiting(held, why.at()),
                        why.reason()));
    }

    private int waiting(OpenLoans.Held held, Instant at) {
        if (held.item() == null) {
            return 0;
        }
        Queue queue = queues.of(
                held.item(), held.openOnTitle(), at.atZone(ZoneOffset.UTC).toLocalDate());
        return queue.size();
    }

    private void tell(OpenLoans.Moved moved, Instant at) {
        Loan loan = moved.after();
        whereabouts.tell(moved.change());
        outbox.append(new LoanDueDateChanged(
                loan.id(),
                loan.version(),
                loan.itemId(),
                loan.patronId(),
                moved.before().course().dueAt(),
                loan.course().dueAt(),
                at,
                BECAUSE_OF_A_CLOSURE));
    }
}
