package org.carrel.circulation.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.carrel.platform.money.Money;

/**
 * How much a patron may have, and what ends that.
 *
 * @param terms the terms of which these are a part
 */
public record LimitTerms(Terms terms) {

    /** How many loans of one loan type. */
    public Value.Count ofLoanType() {
        return terms.count(Setting.LOAN_TYPE_LIMIT);
    }

    /** How many loans from one shelving location. */
    public Value.Count fromLocation() {
        return terms.count(Setting.LOCATION_LIMIT);
    }

    /** How many loans of items of one branch. */
    public Value.Count ofBranch() {
        return terms.count(Setting.BRANCH_LIMIT);
    }

    /** How many copies of one title at once. */
    public Value.Count ofTitle() {
        return terms.count(Setting.TITLE_LIMIT);
    }

    /** How many loans for use in the house. */
    public Value.Count onSite() {
        return terms.count(Setting.ON_SITE_LIMIT);
    }

    /** Limits on groups of items, in any combination of what they are. */
    public List<Value.Limit> ofGroups() {
        return ((Value.Limits) terms.value(Setting.LIMITS)).limits();
    }

    /** What a patron may owe at most. */
    public Optional<Money> debt() {
        return terms.amountLimit(Setting.DEBT_LIMIT);
    }

    /** How many overdue loans a patron may have at most. */
    public Value.Count overdue() {
        return terms.count(Setting.OVERDUE_LIMIT);
    }

    /** How many lost items. */
    public Value.Count lost() {
        return terms.count(Setting.LOST_LIMIT);
    }

    /** How many items that the patron claims to have returned. */
    public Value.Count claimedReturned() {
        return terms.count(Setting.CLAIMED_RETURNED_LIMIT);
    }

    /** How many recalled loans that are overdue. */
    public Value.Count recallsOverdue() {
        return terms.count(Setting.RECALLS_OVERDUE_LIMIT);
    }

    /** For how many days a recalled loan may be overdue. */
    public Value.Count recallsOverdueDays() {
        return terms.count(Setting.RECALLS_OVERDUE_DAYS_LIMIT);
    }

    /** What a patron beyond a limit of standing may no longer do. */
    public Set<Value.Stops.Stop> stop() {
        return ((Value.Stops) terms.value(Setting.LIMITS_STOP)).stops();
    }
}
