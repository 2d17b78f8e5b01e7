package org.carrel.catalog.serials;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

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

    private static final Pattern WEEK = Pattern.compile("(0[1-9]|1[0-2])?(0[0-5]|9[7-9])(mo|tu|we|th|fr|sa|su)?");

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

        /** A day of each month. */
        record OnDayOfMonth(int day) implements Time {
            @Override
            public boolean covers(LocalDate date) {
                return date.getDayOfMonth() == day;
            }
        }

        /**
         * A week of a month, or one of its days: the second Tuesday, say.
         *
         * @param month the month; null for every one
         * @param week 1 to 5 from the beginning of the month, -1 to -3 from its end, 0 for every week
         * @param weekday the day; null for the whole week
         */
        record InWeek(
                @Nullable Integer month, int week, @Nullable DayOfWeek weekday) implements Time {
            @Override
            public boolean covers(LocalDate day) {
                int fromStart = (day.getDayOfMonth() - 1) / 7 + 1;
                int fromEnd = -((day.lengthOfMonth() - day.getDayOfMonth()) / 7 + 1);
                return (month == null || day.getMonthValue() == month)
                        && (week == 0 || week == fromStart || week == fromEnd)
                        && (weekday == null || day.getDayOfWeek() == weekday);
            }
        }

        /** A year. */
        record InYear(int year) implements Time {
            @Override
            public boolean covers(LocalDate day) {
                return day.getYear() == year;
            }
        }

        /**
         * Issues that are known by their number, whenever they come.
         *
         * @param level the level of numbering, 1 being the highest
         */
        record Numbered(int level, int number) implements Time {
            @Override
            public boolean covers(LocalDate day) {
                return false;
            }

            /** Whether an issue has the number. */
            boolean covers(List<Integer> numbers) {
                return level <= numbers.size() && numbers.get(level - 1) == number;
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
        boolean numbered = text.charAt(1) == 'e';
        if (kind == null || "dmswye".indexOf(text.charAt(1)) < 0 || (numbered && !text.matches("[poc]e[1-6].+"))) {
            return Optional.empty();
        }
        var times = new ArrayList<List<Time>>();
        for (String one : text.substring(numbered ? 3 : 2).split(",", -1)) {
            var together = new ArrayList<Time>();
            for (String part : one.split("/", -1)) {
                Optional<Time> time =
                        numbered ? number(text.charAt(2) - '0', part.strip()) : time(text.charAt(1), part.strip());
                if (time.isEmpty()) {
                    return Optional.empty();
                }
                together.add(time.get());
            }
            times.add(together);
        }
        return Optional.of(new Regularity(kind, times));
    }

    private static Optional<Time> number(int level, String text) {
        return text.matches("[0-9]{1,6}")
                ? Optional.of(new Time.Numbered(level, Integer.parseInt(text)))
                : Optional.empty();
    }

    private static Optional<Time> time(char unit, String text) {
        return switch (unit) {
            case 's' -> Optional.ofNullable(SEASONS.get(text)).map(month -> new Time.InMonth(month, true));
            case 'm' ->
                text.matches("0[1-9]|1[0-2]")
                        ? Optional.of(new Time.InMonth(Integer.parseInt(text), false))
                        : Optional.empty();
            case 'y' ->
                text.matches("[0-9]{4}") ? Optional.of(new Time.InYear(Integer.parseInt(text))) : Optional.empty();
            case 'w' -> week(text);
            default -> day(text);
        };
    }

    /** WWdd, MMWWdd, WW or MMWW: the week of the month, before it the month, behind it the day. */
    private static Optional<Time> week(String text) {
        Matcher parts = WEEK.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String month = parts.group(1);
        int week = Integer.parseInt(parts.group(2));
        String day = parts.group(3);
        return Optional.of(new Time.InWeek(
                month == null ? null : Integer.valueOf(month),
                week > 5 ? week - 100 : week,
                day == null ? null : DAYS.get(day)));
    }

    private static Optional<Time> day(String text) {
        if (DAYS.containsKey(text)) {
            return Optional.of(new Time.OnWeekday(DAYS.get(text)));
        }
        if (text.matches("0[1-9]|[12][0-9]|3[01]")) {
            return Optional.of(new Time.OnDayOfMonth(Integer.parseInt(text)));
        }
        return text.matches("(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])")
                        && !Set.of("0230", "0231", "0431", "0631", "0931", "1131")
                                .contains(text)
                ? Optional.of(new Time.OnDay(
                        MonthDay.of(Integer.parseInt(text.substring(0, 2)), Integer.parseInt(text.substring(2)))))
                : Optional.empty();
    }

    /** Whether it says on which day of a month issues come, in every month or in some. */
    boolean namesDaysOfMonth() {
        return times.stream().flatMap(List::stream).allMatch(time -> switch (time) {
            case Time.OnDayOfMonth _ -> true;
            case Time.InWeek week -> week.week() != 0 && week.weekday() != null;
            case Time.InMonth _, Time.OnDay _, Time.OnWeekday _, Time.InYear _, Time.Numbered _ -> false;
        });
    }

    /** Whether it speaks of numbers alone, and of no time. */
    boolean onlyNumbers() {
        return times.stream().flatMap(List::stream).allMatch(Time.Numbered.class::isInstance);
    }

    /** Whether it says so of an issue with these numbers. */
    boolean covers(List<Integer> numbers) {
        return times.stream()
                .flatMap(List::stream)
                .anyMatch(time -> time instanceof Time.Numbered numbered && numbered.covers(numbers));
    }

    /** Whether any of its times covers a day. */
    boolean covers(LocalDate day) {
        return times.stream().anyMatch(together -> together.stream().anyMatch(time -> time.covers(day)));
    }
}
