package org.carrel.patron.logins;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long to wait after failed attempts: some are free, then each one doubles the delay up to a bound. The bound is
 * what keeps a throttle from being a lock-out: somebody who only waits gets in.
 *
 * @param free how many failures cost nothing
 * @param first the delay after the first failure that costs
 * @param longest the bound
 * @param memory how long after the last failure the count starts anew
 */
public record Throttle(int free, Duration first, Duration longest, Duration memory) {

    /**
     * The failures so far.
     *
     * @param failures how many
     * @param lastAt when the last one was
     */
    public record Tally(int failures, Instant lastAt) {}

    public Throttle {
        if (free < 0 || !first.isPositive() || longest.compareTo(first) < 0 || !memory.isPositive()) {
            throw new IllegalArgumentException("a throttle that does not throttle");
        }
    }

    /** The delay that so many failures cost. */
    public Duration delay(int failures) {
        int costly = failures - free;
        if (costly <= 0) {
            return Duration.ZERO;
        }
        int doublings = Math.min(costly - 1, 40);
        Duration delay = first.multipliedBy(1L << doublings);
        return delay.compareTo(longest) > 0 ? longest : delay;
    }

    /** How long is left to wait, or empty if an attempt may be made now. */
    public Optional<Duration> wait(Tally tally, Instant now) {
        if (forgotten(tally, now)) {
            return Optional.empty();
        }
        Duration left = Duration.between(now, tally.lastAt().plus(delay(tally.failures())));
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    /** The tally after one more failure. */
    public Tally after(Tally tally, Instant now) {
        return new Tally(forgotten(tally, now) ? 1 : Math.addExact(tally.failures(), 1), now);
    }

    private boolean forgotten(Tally tally, Instant now) {
        return tally.lastAt().plus(memory).isBefore(now);
    }
}
