package org.carrel.circulation.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** When a loan is due, and until when a found item is kept. */
public final class DueDate {
    private DueDate() {}

    /**
     * The moment at which a period that starts at a moment ends. Periods of days end with the last second of a local
     * day; periods of hours end at a moment, moved to the next opening unless closed days are kept.
     */
    public static Instant after(Instant start, LendingPeriod period, OpeningHours hours, ClosedDays closedDays) {
        LocalDate first = hours.dayOf(start);
        return switch (period) {
            case LendingPeriod.Hours(int count) -> {
                Instant end = start.plus(Duration.ofHours(count));
                yield closedDays == ClosedDays.KEEP ? end : hours.openMomentFrom(end);
            }
            case LendingPeriod.Days(int count) -> endOf(first.plusDays(count), first, hours, closedDays);
            case LendingPeriod.Months(int count) -> endOf(first.plusMonths(count), first, hours, closedDays);
            case LendingPeriod.Until(LocalDate day) -> hours.endOf(day);
        };
    }

    private static Instant endOf(LocalDate day, LocalDate floor, OpeningHours hours, ClosedDays closedDays) {
        return hours.endOf(
                switch (closedDays) {
                    case KEEP -> day;
                    case NEXT_OPEN -> hours.openDayFrom(day);
                    case PREVIOUS_OPEN ->
                        hours.openDayUntil(day, floor.plusDays(1)).orElse(day);
                });
    }

    /** Until when an item that arrived at a moment is kept: the end of so many open days after the day it came. */
    public static Instant shelfExpiry(Instant arrived, int openDays, OpeningHours hours) {
        return hours.endOf(hours.openDaysAfter(hours.dayOf(arrived), openDays));
    }
}
