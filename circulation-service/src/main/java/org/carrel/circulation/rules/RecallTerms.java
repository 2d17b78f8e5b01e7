package org.carrel.circulation.rules;

import java.util.Optional;

import org.carrel.circulation.calendar.LendingPeriod;

/**
 * What a recall does to a loan.
 *
 * @param terms the terms of which these are a part
 */
public record RecallTerms(Terms terms) {

    /** How long a borrower may keep a recalled item at least, from check-out on. */
    public Optional<LendingPeriod.Length> guarantee() {
        return terms.length(Setting.RECALL_GUARANTEE);
    }

    /** How long a borrower has for the return, from the recall on. */
    public Optional<LendingPeriod.Length> returnWithin() {
        return terms.length(Setting.RECALL_RETURN);
    }

    /** How long, if the loan is overdue already. */
    public Optional<LendingPeriod.Length> returnWithinWhenOverdue() {
        return terms.lengthOr(Setting.RECALL_RETURN_WHEN_OVERDUE, Setting.RECALL_RETURN);
    }

    /** Whether a recall may make an overdue loan due later. */
    public boolean extendsOverdue() {
        return terms.flag(Setting.RECALL_EXTENDS);
    }

    /** How long a loan must be for a recall to shorten it. */
    public Optional<LendingPeriod.Length> loansLongerThan() {
        return terms.length(Setting.RECALL_LOANS_LONGER_THAN);
    }

    /** The grace of a recalled loan. */
    public Optional<LendingPeriod.Length> grace() {
        return terms.lengthOr(Setting.RECALL_GRACE, Setting.GRACE);
    }
}
