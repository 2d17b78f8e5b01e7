package org.carrel.launcher.stack;

import java.time.Duration;

/**
 * How long to wait before a part that ended is started again: the first wait doubles with every further failure up to
 * the longest, and a part that ran well for a while starts from the beginning.
 */
public record BackOff(Duration first, Duration longest, Duration goodRun) {
    public static final BackOff USUAL =
            new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(1));

    public BackOff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("The waits must grow: %s to %s".formatted(first, longest));
        }
    }

    /** The wait after the given number of failures in a row, at least one. */
    public Duration after(int failures) {
        Duration wait = first;
        for (int i = 1; i < failures && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /** How many failures in a row there are now, when a part ended after running for that long. */
    public int failures(int before, Duration ranFor) {
        return ranFor.compareTo(goodRun) >= 0 ? 1 : before + 1;
    }
}
