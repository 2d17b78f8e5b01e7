package org.carrel.circulation.closures;

import java.time.Instant;
import java.time.LocalDate;

import org.carrel.circulation.calendar.OpeningHours;

/** The decision to when a date is moved because of a closure. A date only ever moves to later. */
public final class Postponement {
    private Postponement() {}

    /**
     * When a loan is due that was due on a day of the closure: at the end of the first open day after it if it was due
     * at the end of a day, else at the first opening.
     *
     * @param hours the opening hours with the closure in them
     */
    public static Instant ofDueDate(Instant dueAt, Closure.Days days, OpeningHours hours) {
        LocalDate day = hours.dayOf(dueAt);
        if (dueAt.equals(hours.endOf(day))) {
            return hours.endOf(reopening(days, hours));
        }
        Instant opening = hours.openMomentFrom(dueAt);
        return days.cover(hours.dayOf(opening)) ? startOf(reopening(days, hours), hours) : opening;
    }

    /**
     * Until when a found item is kept that was to be kept beyond the beginning of the closure: as many open days longer
     * as the closure took from the patron.
     *
     * @param usually the opening hours without the closure
     * @param hours the opening hours with the closure in them
     */
    public static Instant ofShelfExpiry(
            Instant arrivedAt, Instant expiresAt, Closure.Days days, OpeningHours usually, OpeningHours hours) {
        LocalDate arrived = hours.dayOf(arrivedAt);
        LocalDate expires = hours.dayOf(expiresAt);
        LocalDate from = arrived.isAfter(days.first()) ? arrived : days.first();
        LocalDate to = expires.isBefore(days.last()) ? expires : days.last();
        int lost = (int) from.datesUntil(to.isBefore(from) ? from : to.plusDays(1))
                .filter(usually::isOpenOn)
                .count();
        if (lost > 0) {
            return hours.endOf(hours.openDaysAfter(expires, lost));
        }
        return days.cover(expires) ? hours.endOf(reopening(days, hours)) : expiresAt;
    }

    /** The first open day after the closure; the day after it if none is in sight. */
    private static LocalDate reopening(Closure.Days days, OpeningHours hours) {
        return hours.openDayFrom(days.last().plusDays(1));
    }

    private static Instant startOf(LocalDate day, OpeningHours hours) {
        return day.atStartOfDay(hours.zone()).toInstant();
    }
}
