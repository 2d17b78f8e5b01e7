package org.carrel.circulation.rules;

import java.util.Optional;

import org.carrel.circulation.calendar.LendingPeriod;

/**
 * Where a returned item may go, and what a scan means.
 *
 * @param terms the terms of which these are a part
 */
public record ReturnTerms(Terms terms) {

    /** To which places the item may be sent. */
    public Value.Places sentTo() {
        return (Value.Places) terms.value(Setting.SENT_TO);
    }

    /** After which time in transit it counts as missing there. */
    public Optional<LendingPeriod.Length> longTransitAfter() {
        return terms.length(Setting.LONG_TRANSIT_AFTER);
    }

    /** Where a returned item may stay instead of going home. */
    public Value.Places floats() {
        return (Value.Places) terms.value(Setting.FLOATS);
    }

    /** Whether a check-in of what is not on loan counts as use in the house. */
    public boolean countsInHouseUse() {
        return terms.flag(Setting.COUNT_IN_HOUSE_USE);
    }

    /** How many days a return may be backdated. */
    public Value.Count backdateDays() {
        return terms.count(Setting.BACKDATE_DAYS);
    }
}
