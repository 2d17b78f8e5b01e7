package org.carrel.circulation.lost;

import java.time.Instant;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.rules.LostTerms;

/**
 * The decision whether the item of an overdue loan counts as lost now. What the patron says to have returned never
 * does, nor does what is lost already.
 */
public final class AgeToLost {
    private AgeToLost() {}

    /**
     * What the decision looks at.
     *
     * @param loan the loan
     * @param state where its item stands
     * @param promised what was promised with it
     * @param recalled whether somebody recalled the item
     * @param zone the time zone of the service point that lent it
     */
    public record Facts(Loan loan, ItemState state, LostTerms promised, boolean recalled, ZoneId zone) {}

    /** What is to be done. */
    public sealed interface Outcome {
        /**
         * It counts as lost from now on.
         *
         * @param next where the item stands
         * @param billedAt when what that costs is billed
         */
        record Lost(ItemState.AgedToLost next, Instant billedAt) implements Outcome {}

        /** Not yet. */
        record NotYet(Instant lostAt) implements Outcome {}

        /** It does not: it is back, or with the patron in another way, or the rules let it be overdue for ever. */
        record Never() implements Outcome {}
    }

    public static Outcome decide(Facts facts, Instant now) {
        if (!facts.loan().open()
                || !(facts.state() instanceof ItemState.CheckedOut out)
                || !out.loanId().equals(facts.loan().id())) {
            return new Outcome.Never();
        }
        @Nullable
        Instant lostAt =
                Overdue.lostAt(facts.loan().course().dueAt(), facts.promised(), facts.recalled(), facts.zone());
        if (lostAt == null) {
            return new Outcome.Never();
        }
        return lostAt.isAfter(now)
                ? new Outcome.NotYet(lostAt)
                : new Outcome.Lost(
                        out.ageToLost(), Overdue.billedAt(now, facts.promised(), facts.recalled(), facts.zone()));
    }
}
