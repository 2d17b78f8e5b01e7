package org.carrel.circulation.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.carrel.circulation.calendar.DueDate;
import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.circulation.calendar.OpeningHours;

/** When a loan is due under its terms: the period, what closed days do to it, and the fixed dates that bound it. */
public final class DueDates {
    private DueDates() {}

    /**
     * When something is due that is lent or renewed for a period.
     *
     * @param terms the terms that hold
     * @param period the period, which may be another than the usual one, as for a title in high demand
     * @param start the moment from which the period counts
     * @param hours when the branch is open
     */
    public static Instant after(Terms terms, LendingPeriod period, Instant start, OpeningHours hours) {
        Instant dueAt = DueDate.after(start, period, hours, terms.closedDays(), terms.closedHours());
        LocalDate first = hours.dayOf(start);
        Optional<Instant> floor = terms.dueNoEarlierThan().from(first).map(hours::endOf);
        if (floor.isPresent() && floor.get().isAfter(dueAt)) {
            dueAt = floor.get();
        }
        Optional<Instant> ceiling = terms.dueNoLaterThan().from(first).map(hours::endOf);
        return ceiling.isPresent() && ceiling.get().isBefore(dueAt) ? ceiling.get() : dueAt;
    }
}
