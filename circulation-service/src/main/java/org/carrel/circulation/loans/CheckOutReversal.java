package org.carrel.circulation.loans;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.ItemState.Lendable;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Severity;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestStatus;

import static org.carrel.circulation.findings.Findings.figures;

/**
 * The decision whether a check-out can be taken back as a mistake: only while nothing has been built on it. Whoever
 * comes later checks the item in, which takes the same book back and remembers that it was lent.
 */
public final class CheckOutReversal {

    /**
     * How a request stood before the check-out moved it.
     *
     * @param requestId the request
     * @param version its version then
     * @param status its status then
     * @param supply what had been found for it
     */
    public record RequestBefore(UUID requestId, long version, RequestStatus status, Request.@Nullable Supply supply) {
        public static RequestBefore of(Request request) {
            return new RequestBefore(request.id(), request.version(), request.status(), request.supply());
        }
    }

    /**
     * All that the decision looks at.
     *
     * @param loan the loan
     * @param state where the item stands
     * @param stoodBefore where it stood before the check-out; null if it has moved since, or nobody knows
     * @param moved how the requests stood that the check-out moved
     * @param requests the requests as they stand now, by id
     * @param queue the requests that concern the item now
     */
    public record Facts(
            Loan loan,
            ItemState state,
            @Nullable Lendable stoodBefore,
            List<RequestBefore> moved,
            Map<UUID, Request> requests,
            Queue queue) {
        public Facts {
            moved = List.copyOf(moved);
            requests = Map.copyOf(requests);
        }
    }

    /** Whether it can be taken back. */
    public sealed interface Outcome {
        /**
         * It can.
         *
         * @param next where the item stands again
         * @param restored the requests as they stand again
         */
        record Granted(Lendable next, List<Request> restored) implements Outcome {
            public Granted {
                restored = List.copyOf(restored);
            }
        }

        /** It cannot. */
        record Refused(Finding finding) implements Outcome {}
    }

    private CheckOutReversal() {}

    public static Outcome decide(Facts facts) {
        Loan loan = facts.loan();
        if (!loan.open()) {
            return refused(
                    FindingCode.LOAN_CLOSED,
                    figures("returnedAt", String.valueOf(loan.course().returnedAt())));
        }
        if (loan.version() > 1) {
            return notReversible("loan-changed");
        }
        if (!(facts.state() instanceof ItemState.CheckedOut out) || facts.stoodBefore() == null) {
            return notReversible("item-moved");
        }
        if (facts.queue().requests().stream()
                .anyMatch(request -> request.place().placedAt().isAfter(loan.checkedOutAt()))) {
            return notReversible("requested-since");
        }
        for (RequestBefore before : facts.moved()) {
            Request now = facts.requests().get(before.requestId());
            if (now == null || now.version() != before.version() + 1) {
                return notReversible("request-changed");
            }
        }
        return new Outcome.Granted(
                out.takenBack(facts.stoodBefore()),
                facts.moved().stream().map(before -> restored(before, facts)).toList());
    }

    /** A request for which another copy had been set apart waits again: that copy may have gone elsewhere. */
    private static Request restored(RequestBefore before, Facts facts) {
        Request now = java.util.Objects.requireNonNull(facts.requests().get(before.requestId()));
        Request.Supply supply = before.supply();
        return supply != null && supply.itemId().equals(facts.loan().itemId())
                ? now.restored(before.status(), supply)
                : now.restored(RequestStatus.WAITING, null);
    }

    private static Outcome notReversible(String because) {
        return refused(FindingCode.CHECK_OUT_NOT_REVERSIBLE, figures("because", because));
    }

    private static Outcome refused(FindingCode code, Map<String, Object> figures) {
        return new Outcome.Refused(new Finding(code, Severity.REFUSE, figures, null, false));
    }
}
