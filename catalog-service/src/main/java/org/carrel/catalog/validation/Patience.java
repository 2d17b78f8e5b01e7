package org.carrel.catalog.validation;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Matches regular expressions that librarians wrote: one that would take for ever is given up. */
final class Patience {

    /** Enough for any honest expression on a field of the greatest length. */
    private static final int MOST_LOOKS = 1_000_000;

    private Patience() {}

    /** What came of matching. */
    enum Match {
        YES,
        NO,
        GIVEN_UP
    }

    static Match matches(Pattern pattern, String text) {
        try {
            return pattern.matcher(new Counted(text, new AtomicInteger())).matches() ? Match.YES : Match.NO;
        } catch (Exhausted | StackOverflowError _) {
            return Match.GIVEN_UP;
        }
    }

    /** Too many looks. */
    private static final class Exhausted extends RuntimeException {

        Exhausted() {
            super(null, null, false, false);
        }
    }

    /** A text that counts how often it is looked at. */
    private record Counted(String text, AtomicInteger looks) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (looks.incrementAndGet() > MOST_LOOKS) {
                throw new Exhausted();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.substring(start, end), looks);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
