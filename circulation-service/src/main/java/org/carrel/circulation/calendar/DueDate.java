package org.carrel.circulation.calendar;

import java.time.Instant;
import java.time.LocalDate;

/** When a loan is due, and until when a found item is kept. */
public final class DueDate {
    private DueDate() {}

    /**
     * {@link #after(Instant, LendingPeriod, OpeningHours, ClosedDays, ClosedHours)} where closed hours are treated as
     * closed days are.
     */
    public static Instant after(Instant start, LendingPeriod period, OpeningHours hours, ClosedDays closedDays) {
        return after(start, period, hours, closedDays, new ClosedHours.AsClosedDays());
    }

    /**
     * The moment at which a period that starts at a moment ends. Periods of days and months end with the last second of
     * a local day; periods of minutes and hours end at a moment. A fixed day stays, open or closed. A fixed schedule
     * that has run out ends at its last day, which lies in the past: such a loan must be refused.
     */
    public static Instant after(
            Instant start, LendingPeriod period, OpeningHours hours, ClosedDays closedDays, ClosedHours closedHours) {
        LocalDate first = hours.dayOf(start);
        return switch (period) {
            case LendingPeriod.Minutes minutes ->
                moment(start, minutes.from(start, hours.zone()), hours, closedDays, closedHours);
            case LendingPeriod.Hours some ->
                moment(start, some.from(start, hours.zone()), hours, closedDays, closedHours);
            case LendingPeriod.Days(int count) ->
                closedDays == ClosedDays.COUNT_OPEN_DAYS
                        ? hours.endOf(hours.openDaysAfter(first, count))
                        : endOf(first.plusDays(count), first, hours, closedDays);
            case LendingPeriod.Months(int count) -> endOf(first.plusMonths(count), first, hours, closedDays);
            case LendingPeriod.Until(LocalDate day) -> hours.endOf(day);
            case LendingPeriod.UntilNext schedule ->
                hours.endOf(schedule.after(first).orElse(schedule.days().last()));
        };
    }

    private static Instant moment(
            Instant start, Instant end, OpeningHours hours, ClosedDays closedDays, ClosedHours closedHours) {
        return switch (closedHours) {
            case ClosedHours.Keep _ -> end;
            case ClosedHours.AsClosedDays _ -> closedDays == ClosedDays.KEEP ? end : hours.openMomentFrom(end);
            case ClosedHours.AtClosing _ ->
                hours.isOpenAt(end)
                        ? end
                        : hours.closingBefore(end).filter(start::isBefore).orElse(end);
            case ClosedHours.AfterOpening(var offset) -> {
                Instant opening = hours.openMomentFrom(end);
                yield opening.equals(end) ? end : opening.plus(offset);
            }
        };
    }

    private static Instant endOf(LocalDate day, LocalDate floor, OpeningHours hours, ClosedDays closedDays) {
        return hours.endOf(
                switch (closedDays) {
                    case KEEP -> day;
                    case NEXT_OPEN, COUNT_OPEN_DAYS -> hours.openDayFrom(day);
                    case SAME_WEEKDAY -> hours.openSameWeekdayFrom(day);
                    case PREVIOUS_OPEN ->
                        hours.openDayUntil(day, floor.plusDays(1)).orElse(day);
                });
    }

    /** Until when an item that arrived at a moment is kept: the end of so many open days after the day it came. */
    public static Instant shelfExpiry(Instant arrived, int openDays, OpeningHours hours) {
        return hours.endOf(hours.openDaysAfter(hours.dayOf(arrived), openDays));
    }

    /** Until when an item that arrived at a moment is kept; never shorter than until the branch is open once more. */
    public static Instant shelfExpiry(Instant arrived, ShelfPeriod period, OpeningHours hours) {
        return switch (period.unit()) {
            case OPEN_DAY -> shelfExpiry(arrived, period.count(), hours);
            case DAY -> hours.endOf(hours.openDayFrom(hours.dayOf(arrived).plusDays(period.count())));
            case HOUR -> hours.openMomentFrom(arrived.plusSeconds(3600L * period.count()));
        };
    }
}
