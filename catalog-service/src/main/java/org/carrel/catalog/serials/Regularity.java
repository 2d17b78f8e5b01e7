package org.carrel.catalog.serials;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is irregular in a pattern, as MARC 21 subfield 853 $y says: which issues are left out, combined, or the only
 * ones published.
 *
 * @param kind what becomes of the issues
 * @param times which issues; those that are combined stand together
 */
public record Regularity(Kind kind, List<List<Time>> times) {

    private static final Map<String, Integer> SEASONS = Map.of("21", 3, "22", 6, "23", 9, "24", 12);
    private static final Map<String, DayOfWeek> DAYS = Map.of(
            "mo", DayOfWeek.MONDAY,
            "tu", DayOfWeek.TUESDAY,
            "we", DayOfWeek.WEDNESDAY,
            "th", DayOfWeek.THURSDAY,
            "fr", DayOfWeek.FRIDAY,
            "sa", DayOfWeek.SATURDAY,
            "su", DayOfWeek.SUNDAY);

    public Regularity {
        times = times.stream().map(List::copyOf).toList();
    }

    /** What becomes of issues. */
    public enum Kind {
        PUBLISHED,
        OMITTED,
        COMBINED
    }

    /** A time at which issues come. */
    public sealed interface Time {

        /** Whether a day is such a time. */
        boolean covers(LocalDate day);

        /** A month, or the first month of a season. */
        record InMonth(int month, boolean season) implements Time {
            @Override
            public boolean covers(LocalDate day) {
                return season ? Math.floorMod(day.getMonthValue() - month, 12) < 3 : day.getMonthValue() == month;
            }
        }

        /** A day of the year. */
        record OnDay(MonthDay day) implements Time {
            @Override
            public boolean covers(LocalDate date) {
                return MonthDay.from(date).equals(day);
            }
        }

        /** A day of the week. */
        record OnWeekday(DayOfWeek weekday) implements Time {
            @Override
            public boolean covers(LocalDate day) {
                return day.getDayOfWeek() == weekday;
            }
        }
    }

    /** The rule that a text writes; empty if it is of a kind that is not known here. */
    static Optional<Regularity> of(String text) {
        if (text.length() < 3) {
            return Optional.empty();
        }
        Kind kind =
                switch (text.charAt(0)) {
                    case 'p' -> Kind.PUBLISHED;
                    case 'o' -> Kind.OMITTED;
                    case 'c' -> Kind.COMBINED;
                    default -> null;
                };
        if (kind == null || "dms".indexOf(text.charAt(1)) < 0) {
            return Optional.empty();
        }
        var times = new ArrayList<List<Time>>();
        for (String one : text.substring(2).split(",", -1)) {
            var together = new ArrayList<Time>();
            for (String part : one.split("/", -1)) {
                Optional<Time> time = time(text.charAt(1), part.strip());
                if (time.isEmpty()) {
                    return Optional.empty();
                }
                together.add(time.get());
            }
            times.add(together);
        }
        return Optional.of(new Regularity(kind, times));
    }

    private static Optional<Time> time(char unit, String text) {
        if (unit == 's') {
            return Optional.ofNullable(SEASONS.get(text)).map(month -> new Time.InMonth(month, true));
        }
        if (unit == 'm') {
            return text.matches("0[1-9]|1[0-2]")
                    ? Optional.of(new Time.InMonth(Integer.parseInt(text), false))
                    : Optional.empty();
        }
        if (DAYS.containsKey(text)) {
            return Optional.of(new Time.OnWeekday(DAYS.get(text)));
        }
        return text.matches("(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])")
                        && !Set.of("0230", "0231", "0431", "0631", "0931", "1131")
                                .contains(text)
                ? Optional.of(new Time.OnDay(
                        MonthDay.of(Integer.parseInt(text.substring(0, 2)), Integer.parseInt(text.substring(2)))))
                : Optional.empty();
    }

    /** Whether any of its times covers a day. */
    boolean covers(LocalDate day) {
        return times.stream().anyMatch(together -> together.stream().anyMatch(time -> time.covers(day)));
    }
}
