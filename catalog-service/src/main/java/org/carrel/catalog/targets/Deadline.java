package org.carrel.catalog.targets;

import java.time.Duration;

/** The moment by which an answer must be there, on the clock that nobody can set. */
public record Deadline(long nanoTime) {

    /** So long from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The time left; negative when it is over. */
    public Duration left() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }

    public boolean over() {
        return !left().isPositive();
    }

    /** The milliseconds left, for calls that take zero for eternity. */
    public int leftMillis() {
        long millis = left().toMillis();
        if (millis < 1) {
            throw new OutsideFailure(OutsideFailure.Code.TIMED_OUT, "The time allowed was over.");
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }
}
