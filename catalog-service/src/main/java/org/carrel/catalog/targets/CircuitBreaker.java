package org.carrel.catalog.targets;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Leaves a database alone that failed several times in a row, and then tries it with one search. A value: each event
 * makes the next one.
 *
 * @param failures how many searches failed since the last that did not
 * @param until when it is left alone; null if it is not
 */
public record CircuitBreaker(int failures, @Nullable Instant until) {

    /** A database that has not failed. */
    public static final CircuitBreaker CLOSED = new CircuitBreaker(0, null);

    private static final int TOLERATED = 3;
    private static final Duration PAUSE = Duration.ofSeconds(60);

    /** Whether a search may be sent. */
    public boolean lets(Instant now) {
        return until == null || !now.isBefore(until);
    }

    /** A search is sent: if it is the trial after a pause, others wait for how it ends. */
    public CircuitBreaker trying(Instant now) {
        return until == null ? this : new CircuitBreaker(failures, now.plus(PAUSE));
    }

    /** A search failed. */
    public CircuitBreaker failed(Instant now) {
        int more = failures + 1;
        return new CircuitBreaker(more, more >= TOLERATED ? now.plus(PAUSE) : null);
    }
}
