package org.carrel.circulation.bookings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.calendar.LendingPeriod.Days;
import org.carrel.circulation.calendar.LendingPeriod.Hours;
import org.carrel.circulation.calendar.LendingPeriod.Length;
import org.carrel.circulation.calendar.LendingPeriod.Minutes;
import org.carrel.circulation.calendar.LendingPeriod.Months;

/**
 * The time for which an item is booked: whole days of the branch that owns it, and around them the time for which the
 * item is kept back, so that it can be fetched and made ready again.
 *
 * @param firstDay the first day
 * @param lastDay the last day, itself included
 * @param startsAt when the first day begins
 * @param endsAt when the last day is over
 * @param keptFrom from when the item is kept back
 * @param keptUntil until when it is kept back
 */
public record BookedTime(
        LocalDate firstDay, LocalDate lastDay, Instant startsAt, Instant endsAt, Instant keptFrom, Instant keptUntil) {

    /**
     * The time of some days.
     *
     * @param lead how long before them the item is kept back; null if it is not
     * @param trail how long after them it is kept back; null if it is not
     */
    public static BookedTime of(
            LocalDate firstDay, LocalDate lastDay, @Nullable Length lead, @Nullable Length trail, ZoneId zone) {
        Instant starts = firstDay.atStartOfDay(zone).toInstant();
        Instant ends = lastDay.plusDays(1).atStartOfDay(zone).toInstant();
        return new BookedTime(
                firstDay,
                lastDay,
                starts,
                ends,
                lead == null ? starts : before(starts, lead, zone),
                trail == null ? ends : trail.from(ends, zone));
    }

    private static Instant before(Instant moment, Length length, ZoneId zone) {
        return switch (length) {
            case Minutes(int count) -> moment.minus(Duration.ofMinutes(count));
            case Hours(int count) -> moment.minus(Duration.ofHours(count));
            case Days(int count) -> moment.atZone(zone).minusDays(count).toInstant();
            case Months(int count) -> moment.atZone(zone).minusMonths(count).toInstant();
        };
    }

    /** Whether an item cannot be kept back for both. */
    public boolean overlaps(BookedTime other) {
        return keptFrom.isBefore(other.keptUntil) && other.keptFrom.isBefore(keptUntil);
    }

    /** Whether the item is kept back at a moment. */
    public boolean keepsBackAt(Instant moment) {
        return !moment.isBefore(keptFrom) && moment.isBefore(keptUntil);
    }
}
