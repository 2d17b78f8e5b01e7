package org.carrel.circulation.rules;

import java.util.Optional;

import org.carrel.circulation.calendar.LendingPeriod;

/**
 * What holds for booking an item for a date.
 *
 * @param terms the terms of which these are a part
 */
public record BookingTerms(Terms terms) {

    /** Whether the item may be booked for a date. */
    public boolean bookable() {
        return terms.flag(Setting.BOOKABLE);
    }

    /** How far ahead at most. */
    public Optional<LendingPeriod.Length> ahead() {
        return terms.length(Setting.BOOKING_AHEAD);
    }

    /** For how long at most. */
    public Optional<LendingPeriod.Length> longest() {
        return terms.length(Setting.BOOKING_LENGTH);
    }

    /** How long before it the item is kept back. */
    public Optional<LendingPeriod.Length> lead() {
        return terms.length(Setting.BOOKING_LEAD);
    }

    /** How long after it the item is kept back. */
    public Optional<LendingPeriod.Length> trail() {
        return terms.length(Setting.BOOKING_TRAIL);
    }

    /** How many open bookings a patron may have. */
    public Value.Count most() {
        return terms.count(Setting.BOOKING_LIMIT);
    }
}
