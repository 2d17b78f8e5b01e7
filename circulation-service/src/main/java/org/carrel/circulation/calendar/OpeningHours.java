package org.carrel.circulation.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * When a branch is open: the usual week, and the days on which it is otherwise.
 *
 * @param zone the branch's time zone
 * @param week the spans of each day of the week; a day that is missing or empty is closed
 * @param exceptions ranges of days with their own spans; where two overlap, the one that starts later counts
 */
public record OpeningHours(ZoneId zone, Map<DayOfWeek, List<Span>> week, List<SpecialDays> exceptions) {
    /** How far ahead an open day is looked for. A branch closed for longer does not move dates at all. */
    static final int HORIZON_DAYS = 400;

    /**
     * A stretch of a day in which the branch is open.
     *
     * @param opens first minute
     * @param closes moment of closing, after {@code opens}; midnight (00:00) means the end of the day
     */
    public record Span(LocalTime opens, LocalTime closes) {
        public Span {
            if (!closes.equals(LocalTime.MIDNIGHT) && !closes.isAfter(opens)) {
                throw new IllegalArgumentException("a span closes after it opens: " + opens + " to " + closes);
            }
        }

        boolean overlaps(Span other) {
            return opens.isBefore(other.end()) && other.opens.isBefore(end());
        }

        private LocalTime end() {
            return closes.equals(LocalTime.MIDNIGHT) ? LocalTime.MAX : closes;
        }

        boolean contains(LocalTime time) {
            return !time.isBefore(opens) && time.isBefore(end());
        }
    }

    /**
     * A range of days with hours of their own.
     *
     * @param from first day
     * @param to last day
     * @param spans the hours on each of them; empty means closed
     * @param reason why, for people
     */
    public record SpecialDays(
            LocalDate from,
            LocalDate to,
            List<Span> spans,
            @Nullable String reason) {
        public SpecialDays {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("an exception ends before it starts: " + from + " to " + to);
            }
            spans = inOrder(spans);
        }

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    public OpeningHours {
        Map<DayOfWeek, List<Span>> copy = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, spans) -> copy.put(day, inOrder(spans)));
        week = Map.copyOf(copy);
        exceptions = exceptions.stream()
                .sorted(Comparator.comparing(SpecialDays::from).reversed())
                .toList();
    }

    private static List<Span> inOrder(List<Span> spans) {
        List<Span> sorted =
                spans.stream().sorted(Comparator.comparing(Span::opens)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).overlaps(sorted.get(i))) {
                throw new IllegalArgumentException("spans overlap: " + sorted.get(i - 1) + " and " + sorted.get(i));
            }
        }
        return sorted;
    }

    /** A branch of which no hours are known counts as open all day, every day: dates are never moved for it. */
    public static OpeningHours always(ZoneId zone) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
        }
        return new OpeningHours(zone, week, List.of());
    }

    /** The same hours in another zone. */
    public OpeningHours in(ZoneId otherZone) {
        return new OpeningHours(otherZone, week, exceptions);
    }

    public LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    public List<Span> spansOn(LocalDate day) {
        for (SpecialDays exception : exceptions) {
            if (exception.covers(day)) {
                return exception.spans();
            }
        }
        return week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    public boolean isOpenOn(LocalDate day) {
        return !spansOn(day).isEmpty();
    }

    public boolean isOpenAt(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        return spansOn(local.toLocalDate()).stream().anyMatch(span -> span.contains(local.toLocalTime()));
    }

    /** The day itself if open, else the first open day after it; the day itself if none is in sight. */
    public LocalDate openDayFrom(LocalDate day) {
        for (int ahead = 0; ahead <= HORIZON_DAYS; ahead++) {
            if (isOpenOn(day.plusDays(ahead))) {
                return day.plusDays(ahead);
            }
        }
        return day;
    }

    /**
     * The day itself if open, else the first open day after it of the same name; the day itself if none is in sight.
     */
    public LocalDate openSameWeekdayFrom(LocalDate day) {
        for (int ahead = 0; ahead <= HORIZON_DAYS; ahead += 7) {
            if (isOpenOn(day.plusDays(ahead))) {
                return day.plusDays(ahead);
            }
        }
        return day;
    }

    /** The day itself if open, else the last open day before it that is not before a floor. */
    public Optional<LocalDate> openDayUntil(LocalDate day, LocalDate floor) {
        for (LocalDate at = day; !at.isBefore(floor); at = at.minusDays(1)) {
            if (isOpenOn(at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** The n-th open day after a day; counts calendar days once no open day is in sight. */
    public LocalDate openDaysAfter(LocalDate day, int n) {
        LocalDate at = day;
        for (int counted = 0; counted < n; counted++) {
            at = openDayFrom(at.plusDays(1));
        }
        return at;
    }

    /** The moment itself if open, else the next moment of opening; the moment itself if none is in sight. */
    public Instant openMomentFrom(Instant moment) {
        if (isOpenAt(moment)) {
            return moment;
        }
        ZonedDateTime local = moment.atZone(zone);
        for (int ahead = 0; ahead <= HORIZON_DAYS; ahead++) {
            LocalDate day = local.toLocalDate().plusDays(ahead);
            for (Span span : spansOn(day)) {
                Instant opens = day.atTime(span.opens()).atZone(zone).toInstant();
                if (opens.isAfter(moment)) {
                    return opens;
                }
            }
        }
        return moment;
    }

    /** The last closing that is not after a moment; nothing if none is in sight. */
    public Optional<Instant> closingBefore(Instant moment) {
        LocalDate local = dayOf(moment);
        for (int back = 0; back <= HORIZON_DAYS; back++) {
            LocalDate day = local.minusDays(back);
            for (Span span : spansOn(day).reversed()) {
                Instant closes = momentOfClosing(day, span);
                if (!closes.isAfter(moment)) {
                    return Optional.of(closes);
                }
            }
        }
        return Optional.empty();
    }

    private Instant momentOfClosing(LocalDate day, Span span) {
        return span.closes().equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(span.closes()).atZone(zone).toInstant();
    }

    /** The last second of a day in the branch's zone, whatever the clocks did that day. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
    }
}
