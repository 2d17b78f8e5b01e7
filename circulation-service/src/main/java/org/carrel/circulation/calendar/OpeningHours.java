package org.carrel.circulation.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * When a branch is open: the usual week, and the days on which it is otherwise.
 *
 * @param zone the branch's time zone
 * @param week the spans of each day of the usual week; a day that is missing or empty is closed
 * @param seasons ranges of days with a week of their own, such as the summer; where two overlap, the one that starts
 *     later counts
 * @param exceptions ranges of days with their own spans, whatever week it is; where two overlap, the one that starts
 *     later counts
 */
public record OpeningHours(
        ZoneId zone, Map<DayOfWeek, List<Span>> week, List<Season> seasons, List<SpecialDays> exceptions) {
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

        LocalDateTime closesOn(LocalDate day) {
            return closes.equals(LocalTime.MIDNIGHT) ? day.plusDays(1).atStartOfDay() : day.atTime(closes);
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

        /** What is left of it up to a day. */
        Optional<SpecialDays> until(LocalDate day) {
            LocalDate end = to.isBefore(day) ? to : day;
            return end.isBefore(from) ? Optional.empty() : Optional.of(new SpecialDays(from, end, spans, reason));
        }

        /** What is left of it from a day on. */
        Optional<SpecialDays> since(LocalDate day) {
            LocalDate begin = from.isAfter(day) ? from : day;
            return to.isBefore(begin) ? Optional.empty() : Optional.of(new SpecialDays(begin, to, spans, reason));
        }

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * A range of days with a week of their own.
     *
     * @param name what people call it
     * @param from first day
     * @param to last day
     * @param week the spans of each day of its week
     */
    public record Season(String name, LocalDate from, LocalDate to, Map<DayOfWeek, List<Span>> week) {
        public Season {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("a season ends before it starts: " + from + " to " + to);
            }
            week = inOrder(week);
        }

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    public OpeningHours {
        week = inOrder(week);
        seasons = seasons.stream()
                .sorted(Comparator.comparing(Season::from).reversed())
                .toList();
        exceptions = exceptions.stream()
                .sorted(Comparator.comparing(SpecialDays::from).reversed())
                .toList();
    }

    /** Hours without seasons. */
    public OpeningHours(ZoneId zone, Map<DayOfWeek, List<Span>> week, List<SpecialDays> exceptions) {
        this(zone, week, List.of(), exceptions);
    }

    private static Map<DayOfWeek, List<Span>> inOrder(Map<DayOfWeek, List<Span>> week) {
        Map<DayOfWeek, List<Span>> copy = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, spans) -> copy.put(day, inOrder(spans)));
        return Map.copyOf(copy);
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

    /** The same hours with some days closed, whatever else was said of them. */
    public OpeningHours closedOn(LocalDate first, LocalDate last, String why) {
        Stream<SpecialDays> around = exceptions.stream()
                .flatMap(special -> Stream.of(special.until(first.minusDays(1)), special.since(last.plusDays(1))))
                .flatMap(Optional::stream);
        return new OpeningHours(
                zone,
                week,
                seasons,
                Stream.concat(Stream.of(new SpecialDays(first, last, List.of(), why)), around)
                        .toList());
    }

    /** The same hours in another zone. */
    public OpeningHours in(ZoneId otherZone) {
        return new OpeningHours(otherZone, week, seasons, exceptions);
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
        for (Season season : seasons) {
            if (season.covers(day)) {
                return season.week().getOrDefault(day.getDayOfWeek(), List.of());
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
        LocalDate local = dayOf(moment);
        for (int ahead = 0; ahead <= HORIZON_DAYS; ahead++) {
            LocalDate day = local.plusDays(ahead);
            Optional<Instant> opening = Stream.concat(
                            spansOn(day).stream().flatMap(span -> momentsOf(day.atTime(span.opens()))),
                            changesOfTheClocks(day))
                    .filter(opens -> opens.isAfter(moment) && isOpenAt(opens))
                    .min(Comparator.naturalOrder());
            if (opening.isPresent()) {
                return opening.get();
            }
        }
        return moment;
    }

    /** The last closing that is not after a moment at which the branch is closed; nothing if none is in sight. */
    public Optional<Instant> closingBefore(Instant moment) {
        LocalDate local = dayOf(moment);
        for (int back = 0; back <= HORIZON_DAYS; back++) {
            LocalDate day = local.minusDays(back);
            Optional<Instant> closing = Stream.concat(
                            spansOn(day).stream().flatMap(span -> momentsOf(span.closesOn(day))),
                            changesOfTheClocks(day))
                    .filter(closes -> !closes.isAfter(moment) && isOpenAt(closes.minusSeconds(1)))
                    .max(Comparator.naturalOrder());
            if (closing.isPresent()) {
                return closing;
            }
        }
        return Optional.empty();
    }

    /**
     * The moments at which clocks in the zone show a time: two where they are put back, the change where they skip it.
     */
    private Stream<Instant> momentsOf(LocalDateTime time) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition change = rules.getTransition(time);
        return change != null && change.isGap()
                ? Stream.of(change.getInstant())
                : rules.getValidOffsets(time).stream().map(time::toInstant);
    }

    /** A change of the clocks may open or close the branch by itself. */
    private Stream<Instant> changesOfTheClocks(LocalDate day) {
        Instant begin = day.atStartOfDay(zone).toInstant();
        ZoneOffsetTransition change = zone.getRules().nextTransition(begin.minusSeconds(1));
        return change != null && dayOf(change.getInstant()).equals(day)
                ? Stream.of(change.getInstant())
                : Stream.empty();
    }

    /** The last second of a day in the branch's zone, whatever the clocks did that day. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
    }
}
