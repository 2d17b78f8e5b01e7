package org.carrel.circulation.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long something is lent. */
public sealed interface LendingPeriod {
    Pattern TEXT = Pattern.compile("(\\d{1,5}) (minute|hour|day|week|month|year)s?");
    String UNTIL = "until ";
    String UNTIL_NEXT = "until the next of ";

    /** A length of time, counted from whenever it begins. */
    sealed interface Length extends LendingPeriod {
        /** The moment so long after another; days and months are counted by the calendar of a zone. */
        Instant from(Instant start, ZoneId zone);

        /**
         * Reads a length of time, not a fixed date.
         *
         * @throws IllegalArgumentException if it is none
         */
        static Length parse(String text) {
            return switch (LendingPeriod.parse(text)) {
                case Length length -> length;
                case Until _, UntilNext _ ->
                    throw new IllegalArgumentException("a length of time such as '14 days', not a date: " + text);
            };
        }
    }

    /** So many elapsed minutes; the loan is due at a moment, not at the end of a day. */
    record Minutes(int count) implements Length {
        public Minutes {
            atLeastOne(count);
        }

        @Override
        public Instant from(Instant start, ZoneId zone) {
            return start.plus(Duration.ofMinutes(count));
        }

        @Override
        public String text() {
            return count == 1 ? "1 minute" : count + " minutes";
        }
    }

    /** So many elapsed hours; the loan is due at a moment, not at the end of a day. */
    record Hours(int count) implements Length {
        public Hours {
            atLeastOne(count);
        }

        @Override
        public Instant from(Instant start, ZoneId zone) {
            return start.plus(Duration.ofHours(count));
        }

        @Override
        public String text() {
            return count == 1 ? "1 hour" : count + " hours";
        }
    }

    /** So many days; due at the end of the last one. */
    record Days(int count) implements Length {
        public Days {
            atLeastOne(count);
        }

        @Override
        public Instant from(Instant start, ZoneId zone) {
            return start.atZone(zone).plusDays(count).toInstant();
        }

        @Override
        public String text() {
            return count == 1 ? "1 day" : count + " days";
        }
    }

    /** So many months; due at the end of the same day of a later month, or of that month's last day. */
    record Months(int count) implements Length {
        public Months {
            atLeastOne(count);
        }

        @Override
        public Instant from(Instant start, ZoneId zone) {
            return start.atZone(zone).plusMonths(count).toInstant();
        }

        @Override
        public String text() {
            return count == 1 ? "1 month" : count + " months";
        }
    }

    /** Until a fixed day, whenever the loan began. */
    record Until(LocalDate day) implements LendingPeriod {
        @Override
        public String text() {
            return UNTIL + day;
        }
    }

    /** Until the first of several fixed days that lies after the day on which the loan began. */
    record UntilNext(SortedSet<LocalDate> days) implements LendingPeriod {
        public UntilNext {
            if (days.size() < 2) {
                throw new IllegalArgumentException("'" + UNTIL_NEXT + "' names at least two dates, not " + days);
            }
            days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
        }

        /** The first day after another; nothing once the schedule has run out. */
        public Optional<LocalDate> after(LocalDate day) {
            return days.stream().filter(one -> one.isAfter(day)).findFirst();
        }

        @Override
        public String text() {
            return UNTIL_NEXT + days.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
        }
    }

    /** The period in the words of the rule text; {@link #parse} reads it back. */
    String text();

    /**
     * Reads {@code 45 minutes}, {@code 4 hours}, {@code 28 days}, {@code 3 weeks}, {@code 6 months}, {@code 1 year},
     * {@code until 2027-06-30} or {@code until the next of 2027-01-31, 2027-06-30}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static LendingPeriod parse(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        if (trimmed.startsWith(UNTIL_NEXT)) {
            return new UntilNext(
                    Stream.of(trimmed.substring(UNTIL_NEXT.length()).split(",", -1))
                            .map(LendingPeriod::day)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        if (trimmed.startsWith(UNTIL)) {
            return new Until(day(trimmed.substring(UNTIL.length())));
        }
        Matcher matcher = TEXT.matcher(trimmed);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a period such as '28 days', '4 hours', '3 weeks', '6 months', "
                    + "'until 2027-06-30' or 'until the next of 2027-01-31, 2027-06-30': " + text);
        }
        int count = Integer.parseInt(matcher.group(1));
        return switch (matcher.group(2)) {
            case "minute" -> new Minutes(count);
            case "hour" -> new Hours(count);
            case "week" -> new Days(Math.multiplyExact(count, 7));
            case "month" -> new Months(count);
            case "year" -> new Months(Math.multiplyExact(count, 12));
            default -> new Days(count);
        };
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException notADate) {
            throw new IllegalArgumentException("not a date such as 2027-06-30: " + text.strip(), notADate);
        }
    }

    private static void atLeastOne(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a period is at least one, not " + count);
        }
    }
}
