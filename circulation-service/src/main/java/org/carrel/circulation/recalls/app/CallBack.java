package org.carrel.circulation.recalls.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.app.Whereabouts;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.loans.app.Desks;
import org.carrel.circulation.recalls.Recall;
import org.carrel.circulation.recalls.RecallableLoans;
import org.carrel.circulation.requests.Recalls;
import org.carrel.circulation.requests.Request;
import org.carrel.events.LoanRecalled;
import org.carrel.platform.outbox.Outbox;

/** Calls a loan back for a request. Runs in the transaction of its caller, which has locked the items. */
@ApplicationScoped
public class CallBack implements Recalls {
    private final RecallableLoans recallable;
    private final Loans loans;
    private final Desks desks;
    private final Whereabouts whereabouts;
    private final Outbox outbox;

    CallBack(RecallableLoans recallable, Loans loans, Desks desks, Whereabouts whereabouts, Outbox outbox) {
        this.recallable = recallable;
        this.loans = loans;
        this.desks = desks;
        this.whereabouts = whereabouts;
        this.outbox = outbox;
    }

    @Override
    public Optional<Called> callBack(
            Request request, List<Standing> lent, ToIntFunction<UUID> waiting, Instant now, String by) {
        Map<UUID, Standing> byItem =
                lent.stream().collect(Collectors.toUnmodifiableMap(Standing::itemId, Function.identity()));
        List<RecallableLoans.Open> open = recallable.lock(byItem.keySet());
        Map<UUID, RecallableLoans.Open> byLoan = open.stream()
                .collect(Collectors.toUnmodifiableMap(one -> one.loan().id(), Function.identity()));
        return Recall.of(open.stream().map(this::candidate).toList(), now).map(called -> {
            Loan before = called.candidate().loan();
            Standing standing = java.util.Objects.requireNonNull(byItem.get(before.itemId()));
            RecallableLoans.Open kept = java.util.Objects.requireNonNull(byLoan.get(before.id()));
            Loan after = before.due(called.dueAt());
            recallable.recalled(before, after, now, by);
            boolean moved = called.moves() && standing.state() instanceof ItemState.CheckedOut;
            if (moved && standing.state() instanceof ItemState.CheckedOut out) {
                whereabouts.record(List.of(new Change(
                        standing,
                        out.renewed(called.dueAt()),
                        Change.Cause.RECALL,
                        now,
                        null,
                        by,
                        waiting.applyAsInt(standing.itemId()))));
            }
            outbox.append(new LoanRecalled(
                    after.id(),
                    after.version(),
                    after.itemId(),
                    kept.recordId(),
                    after.patronId(),
                    request.id(),
                    before.course().dueAt(),
                    after.course().dueAt(),
                    now));
            return new Called(after.id(), after.itemId(), moved);
        });
    }

    private Recall.Candidate candidate(RecallableLoans.Open open) {
        return new Recall.Candidate(
                open.loan(),
                loans.promised(open.termsId()),
                open.recalls(),
                desks.of(open.loan().servicePointId()).hours());
    }
}
