package org.carrel.circulation.rules;

import java.util.Optional;

import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.platform.money.Money;

/**
 * What holds for renewing a loan.
 *
 * @param terms the terms of which these are a part
 */
public record RenewalTerms(Terms terms) {

    /** How often in a row without the item being seen. */
    public Value.Count mostUnseen() {
        return terms.count(Setting.UNSEEN_RENEWALS);
    }

    /** For how long while others wait, if it may be renewed then. */
    public LendingPeriod periodWhenRequested() {
        return terms.periodOr(Setting.RENEWAL_PERIOD_WHEN_REQUESTED, Setting.RENEWAL_PERIOD);
    }

    /** Whether an overdue loan may be renewed. */
    public boolean whenOverdue() {
        return terms.flag(Setting.RENEW_WHEN_OVERDUE);
    }

    /** Whether a loan may be renewed for which a reminder was charged. */
    public boolean withReminderFees() {
        return terms.flag(Setting.RENEW_WITH_REMINDER_FEES);
    }

    /** Whether a renewal forgives what is overdue. */
    public boolean forgivesOverdue() {
        return terms.flag(Setting.FORGIVE_OVERDUE_ON_RENEWAL);
    }

    /** Whether a loan is renewed by itself. */
    public boolean automatic() {
        return terms.flag(Setting.AUTO_RENEW);
    }

    /** How often by itself, within the number of all renewals. */
    public Value.Count mostAutomatic() {
        return terms.count(Setting.AUTO_RENEWALS);
    }

    /** How many days before the due date it is renewed by itself. */
    public Value.Count automaticWithinDays() {
        return terms.count(Setting.AUTO_RENEW_WITHIN_DAYS);
    }

    /** For how long after check-out at most. */
    public Optional<LendingPeriod.Length> automaticFor() {
        return terms.length(Setting.AUTO_RENEW_FOR);
    }

    /** Days beyond the next of which no loan is renewed by itself. */
    public Value.Dates automaticNoLaterThan() {
        return (Value.Dates) terms.value(Setting.AUTO_RENEW_NO_LATER_THAN);
    }

    /** What a patron may owe at most for loans to be renewed by themselves. */
    public Optional<Money> automaticDebtLimit() {
        return terms.amountLimit(Setting.AUTO_RENEW_DEBT_LIMIT);
    }
}
