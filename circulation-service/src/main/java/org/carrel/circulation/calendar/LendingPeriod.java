package org.carrel.circulation.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long something is lent. */
public sealed interface LendingPeriod {
    Pattern TEXT = Pattern.compile("(\\d{1,5}) (hour|day|week|month)s?");

    /** So many elapsed hours; the loan is due at a moment, not at the end of a day. */
    record Hours(int count) implements LendingPeriod {
        public Hours {
            atLeastOne(count);
        }

        @Override
        public String text() {
            return count == 1 ? "1 hour" : count + " hours";
        }
    }

    /** So many days; due at the end of the last one. */
    record Days(int count) implements LendingPeriod {
        public Days {
            atLeastOne(count);
        }

        @Override
        public String text() {
            return count == 1 ? "1 day" : count + " days";
        }
    }

    /** So many months; due at the end of the same day of a later month, or of that month's last day. */
    record Months(int count) implements LendingPeriod {
        public Months {
            atLeastOne(count);
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
            return "until " + day;
        }
    }

    /** The period in the words of the rule text; {@link #parse} reads it back. */
    String text();

    /**
     * Reads {@code 28 days}, {@code 4 hours}, {@code 3 weeks}, {@code 6 months} or {@code until 2027-06-30}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static LendingPeriod parse(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        if (trimmed.startsWith("until ")) {
            try {
                return new Until(LocalDate.parse(trimmed.substring("until ".length())));
            } catch (DateTimeException notADate) {
                throw new IllegalArgumentException("not a date after 'until': " + text, notADate);
            }
        }
        Matcher matcher = TEXT.matcher(trimmed);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not a period such as '28 days', '4 hours', '3 weeks', '6 months' or 'until 2027-06-30': " + text);
        }
        int count = Integer.parseInt(matcher.group(1));
        return switch (matcher.group(2)) {
            case "hour" -> new Hours(count);
            case "week" -> new Days(Math.multiplyExact(count, 7));
            case "month" -> new Months(count);
            default -> new Days(count);
        };
    }

    private static void atLeastOne(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a period is at least one, not " + count);
        }
    }
}
