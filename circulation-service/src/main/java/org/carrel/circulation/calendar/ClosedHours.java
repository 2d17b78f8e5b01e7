package org.carrel.circulation.calendar;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of the end of a loan of minutes or hours that falls into a time when the branch is closed. */
public sealed interface ClosedHours {
    Pattern OFFSET = Pattern.compile("(\\d{1,4}) (minute|hour)s? after next opening");

    /** It stays if {@link ClosedDays#KEEP} holds for days, else it moves to the next opening. */
    record AsClosedDays() implements ClosedHours {
        @Override
        public String text() {
            return "as closed days";
        }
    }

    /** It stays. */
    record Keep() implements ClosedHours {
        @Override
        public String text() {
            return "keep";
        }
    }

    /** It moves back to the closing before it, but never to before the loan began. */
    record AtClosing() implements ClosedHours {
        @Override
        public String text() {
            return "at closing";
        }
    }

    /** It moves to so long after the next opening. */
    record AfterOpening(Duration offset) implements ClosedHours {
        public AfterOpening {
            if (offset.isNegative() || offset.toSecondsPart() != 0 || offset.toNanosPart() != 0) {
                throw new IllegalArgumentException("not whole minutes from 0: " + offset);
            }
        }

        @Override
        public String text() {
            long minutes = offset.toMinutes();
            if (minutes == 0) {
                return "at next opening";
            }
            boolean hours = minutes % 60 == 0;
            long count = hours ? minutes / 60 : minutes;
            return count + (hours ? " hour" : " minute") + (count == 1 ? "" : "s") + " after next opening";
        }
    }

    /** The choice in the words of the rule text; {@link #parse} reads it back. */
    String text();

    /**
     * Reads {@code as closed days}, {@code keep}, {@code at closing}, {@code at next opening} or {@code 2 hours after
     * next opening}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static ClosedHours parse(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (offset.matches()) {
            long count = Long.parseLong(offset.group(1));
            return new AfterOpening(
                    offset.group(2).equals("hour") ? Duration.ofHours(count) : Duration.ofMinutes(count));
        }
        return switch (text) {
            case "as closed days" -> new AsClosedDays();
            case "keep" -> new Keep();
            case "at closing" -> new AtClosing();
            case "at next opening" -> new AfterOpening(Duration.ZERO);
            default ->
                throw new IllegalArgumentException("expected 'as closed days', 'keep', 'at closing', 'at next opening' "
                        + "or such as '2 hours after next opening', found '" + text + "'");
        };
    }
}
