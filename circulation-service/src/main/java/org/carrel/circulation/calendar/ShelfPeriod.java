package org.carrel.circulation.calendar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a found item is kept for the patron.
 *
 * @param count how many, from 0
 * @param unit of what
 */
public record ShelfPeriod(int count, Unit unit) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,4}) (open day|day|hour)s?");

    /** What a shelf period counts. */
    public enum Unit {
        /** Days on which the pickup branch is open; the item is kept until the end of the last one. */
        OPEN_DAY("open day"),
        /** Days of the calendar; the item is kept until the end of the last one, or of the next open day. */
        DAY("day"),
        /** Elapsed hours; the item is kept at least until the branch is open again. */
        HOUR("hour");

        private final String text;

        Unit(String text) {
            this.text = text;
        }
    }

    public ShelfPeriod {
        if (count < 0) {
            throw new IllegalArgumentException("a shelf period is not negative: " + count);
        }
    }

    /** The period in the words of the rule text; {@link #parse} reads it back. */
    public String text() {
        return count + " " + unit.text + (count == 1 ? "" : "s");
    }

    /**
     * Reads {@code 7 open days}, {@code 10 days} or {@code 48 hours}; a bare number counts open days.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static ShelfPeriod parse(String text) {
        if (text.matches("\\d{1,4}")) {
            return new ShelfPeriod(Integer.parseInt(text), Unit.OPEN_DAY);
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not a shelf period such as '7 open days', '10 days' or '48 hours': " + text);
        }
        for (Unit unit : Unit.values()) {
            if (unit.text.equals(matcher.group(2))) {
                return new ShelfPeriod(Integer.parseInt(matcher.group(1)), unit);
            }
        }
        throw new IllegalStateException("a unit that the pattern lets through is missing: " + matcher.group(2));
    }
}
