package org.carrel.bench.load;

import java.time.Duration;

/**
 * When a load ends: after so many operations or after so much time, whichever comes first.
 *
 * @param operations of all workers together
 */
public record Bounds(long operations, Duration time) {
    public Bounds {
        if (operations < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a load needs bounds, not " + operations + " in " + time);
        }
    }
}
