package org.carrel.circulation.recalls;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.carrel.circulation.calendar.ClosedDays;
import org.carrel.circulation.calendar.DueDate;
import org.carrel.circulation.calendar.LendingPeriod.Length;
import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.rules.RecallTerms;
import org.carrel.circulation.rules.Terms;

/**
 * The decision which of several loans is called back, and until when its borrower may keep the item. The burden goes to
 * the loan that was recalled least often, and of those to the one that is due first. Its borrower keeps what was
 * promised: the guaranteed time from the check-out on, and time to bring it back. Only the first recall of a loan moves
 * its due date, and none moves it to a later day, unless the rules let overdue loans have it.
 */
public final class Recall {
    private Recall() {}

    /**
     * A loan that could be called back.
     *
     * @param loan the loan
     * @param promised the terms it began under
     * @param recalls how often it was called back before
     * @param hours when the branch is open where it was lent
     */
    public record Candidate(Loan loan, Terms promised, int recalls, OpeningHours hours) {}

    /**
     * What is called back.
     *
     * @param candidate the loan
     * @param dueAt when it is due from now on; the same as before if the recall moves nothing
     */
    public record Called(Candidate candidate, Instant dueAt) {
        /** Whether the due date moves. */
        public boolean moves() {
            return !dueAt.equals(candidate.loan().course().dueAt());
        }
    }

    private static final Comparator<Candidate> LEAST_BURDENED = Comparator.comparingInt(Candidate::recalls)
            .thenComparing(candidate -> candidate.loan().course().dueAt())
            .thenComparing(candidate -> candidate.loan().id());

    /** Decides; nothing is called back if there is no loan. */
    public static Optional<Called> of(List<Candidate> candidates, Instant now) {
        return candidates.stream()
                .filter(candidate -> candidate.loan().open())
                .min(LEAST_BURDENED)
                .map(candidate -> new Called(candidate, dueAt(candidate, now)));
    }

    private static Instant dueAt(Candidate candidate, Instant now) {
        Loan loan = candidate.loan();
        Instant dueBefore = loan.course().dueAt();
        RecallTerms terms = candidate.promised().recall();
        boolean overdue = dueBefore.isBefore(now);
        boolean tooShort = terms.loansLongerThan()
                .map(length -> end(loan.checkedOutAt(), length, candidate))
                .filter(end -> !dueBefore.isAfter(end))
                .isPresent();
        if (candidate.recalls() > 0 || tooShort) {
            return dueBefore;
        }
        Optional<Length> returnWithin = overdue ? terms.returnWithinWhenOverdue() : terms.returnWithin();
        Instant latest = Stream.of(
                        terms.guarantee().map(length -> end(loan.checkedOutAt(), length, candidate)),
                        returnWithin.map(length -> end(now, length, candidate)))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(now);
        boolean mayMove = latest.isBefore(dueBefore) || (overdue && terms.extendsOverdue());
        return mayMove ? latest : dueBefore;
    }

    /** Days and months end with an open day, so that nobody has to bring something back to a closed door. */
    private static Instant end(Instant start, Length length, Candidate candidate) {
        return DueDate.after(start, length, candidate.hours(), ClosedDays.NEXT_OPEN);
    }
}
