package org.carrel.circulation.checkin;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.requests.Request;
import org.carrel.events.Availability;

import static org.carrel.circulation.findings.Findings.figures;

/**
 * The decision whether a check-in can be taken back, for it was a mistake: the wrong book of a pile, a book that the
 * patron wanted to keep. It can as long as nothing has happened to the item, and to the request that got it, since.
 */
public final class CheckInReversal {
    private CheckInReversal() {}

    /**
     * What the decision looks at.
     *
     * @param logged the check-in
     * @param loan the loan that it ended; null if it ended none
     * @param standing where the item stands now
     * @param open the open requests of its title
     */
    public record Facts(Returns.Logged logged, @Nullable Loan loan, Standing standing, List<Request> open) {
        public Facts {
            open = List.copyOf(open);
        }
    }

    /** What is to be done. */
    public sealed interface Outcome {
        /**
         * The loan goes on.
         *
         * @param next where the item stands from now on
         * @param reopened the loan
         * @param putBack the request that loses the item again; null if none had got it
         */
        record Reversed(
                ItemState next, Loan reopened, @Nullable Request putBack) implements Outcome {}

        /** It cannot be taken back. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }

    public static Outcome decide(Facts facts) {
        Findings findings = new Findings(java.util.Set.of());
        Returns.Scan.Outcome scanned = facts.logged().scan().outcome();
        Loan loan = facts.loan();
        if (facts.logged().reversedAt() != null) {
            findings.add(
                    FindingCode.CHECK_IN_REVERSED,
                    figures("reversedAt", facts.logged().reversedAt().toString()));
        } else if (loan == null) {
            findings.add(FindingCode.NO_LOAN_ENDED);
        } else if (!Availability.CHECKED_OUT.name().equals(scanned.was())) {
            findings.add(FindingCode.WAS_NOT_SIMPLY_ON_LOAN, figures("was", String.valueOf(scanned.was())));
        } else if (scanned.itemVersion() == null
                || facts.standing().version() != scanned.itemVersion()
                || !(facts.standing().state() instanceof ItemState.Lendable)) {
            findings.add(
                    FindingCode.ITEM_MOVED_SINCE,
                    figures(
                            "availability",
                            facts.standing().state().availability().name()));
        }
        UUID requestId = scanned.requestId();
        Optional<Request> captor = facts.open().stream()
                .filter(request -> request.id().equals(requestId)
                        && request.holds(facts.standing().itemId()))
                .findFirst();
        if (!findings.stand() && requestId != null && captor.isEmpty()) {
            findings.add(FindingCode.REQUEST_MOVED_SINCE, figures("requestId", requestId));
        }
        if (loan == null || findings.stand() || !(facts.standing().state() instanceof ItemState.Lendable lendable)) {
            return new Outcome.Refused(findings.all());
        }
        return new Outcome.Reversed(
                lendable.lend(loan.id(), loan.course().dueAt()), loan.reopened(), captor.orElse(null));
    }
}
