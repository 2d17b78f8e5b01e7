package org.carrel.circulation.rules;

import java.util.Optional;
import java.util.Set;

import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.platform.money.Money;

/**
 * What holds for requests.
 *
 * @param terms the terms of which these are a part
 */
public record RequestTerms(Terms terms) {

    /** What a request may ask for. */
    public Set<Value.Levels.Level> levels() {
        return ((Value.Levels) terms.value(Setting.REQUEST_LEVELS)).levels();
    }

    /** Whether it may be delivered to the patron. */
    public boolean delivery() {
        return terms.flag(Setting.DELIVERY);
    }

    /** How many requests a patron may place a day. */
    public Value.Count mostADay() {
        return terms.count(Setting.REQUESTS_A_DAY);
    }

    /** How many open requests a patron may have on items of one title. */
    public Value.Count mostPerTitle() {
        return terms.count(Setting.REQUESTS_PER_TITLE);
    }

    /** How many open requests for one material type. */
    public Value.Count mostOfMaterial() {
        return terms.count(Setting.REQUESTS_OF_MATERIAL);
    }

    /** Whether suspended requests count toward the limits. */
    public boolean countsSuspended() {
        return terms.flag(Setting.COUNT_SUSPENDED_REQUESTS);
    }

    /** Whether patrons may suspend their requests. */
    public boolean suspendable() {
        return terms.flag(Setting.SUSPEND_REQUESTS);
    }

    /** After which time an unfilled request ends. */
    public Optional<LendingPeriod.Length> expiry() {
        return terms.length(Setting.REQUEST_EXPIRY);
    }

    /** For how long a new item fills only requests of patrons nearby. */
    public Optional<LendingPeriod.Length> ageProtection() {
        return terms.length(Setting.AGE_PROTECTION);
    }

    /** Who is nearby for that. */
    public Value.Nearness ageProtectionWithin() {
        return (Value.Nearness) terms.value(Setting.AGE_PROTECTION_WITHIN);
    }

    /** For how long after a request was placed items go to patrons nearby first. */
    public Optional<LendingPeriod.Length> localFirst() {
        return terms.length(Setting.LOCAL_FIRST);
    }

    /** Who is nearby for that. */
    public Value.Nearness localFirstWithin() {
        return (Value.Nearness) terms.value(Setting.LOCAL_FIRST_WITHIN);
    }

    /** How often the first in the queue may be passed over for that. */
    public Value.Count localFirstSkips() {
        return terms.count(Setting.LOCAL_FIRST_SKIPS);
    }

    /** What placing a request costs. */
    public Money fee() {
        return terms.amount(Setting.REQUEST_FEE);
    }

    /** When it costs that. */
    public Value.RequestFeeWhen feeWhen() {
        return (Value.RequestFeeWhen) terms.value(Setting.REQUEST_FEE_WHEN);
    }

    /** What it costs not to pick up what was kept. */
    public Money notPickedUpFee() {
        return terms.amount(Setting.NOT_PICKED_UP_FEE);
    }
}
