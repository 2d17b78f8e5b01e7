package org.carrel.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/**
 * The clock of a service under test. It tells the real time until it is set; then it stands still until it is moved.
 */
@ApplicationScoped
public class TestClock extends Clock {

    private final AtomicReference<@Nullable Instant> stoppedAt = new AtomicReference<>();

    /** Stops the clock at an instant. */
    public void set(Instant instant) {
        stoppedAt.set(instant);
    }

    /** Moves the clock on, stopping it first where it was running. */
    public void advance(Duration duration) {
        stoppedAt.set(instant().plus(duration));
    }

    /** Lets the clock tell the real time again. */
    public void reset() {
        stoppedAt.set(null);
    }

    @Override
    public Instant instant() {
        Instant stopped = stoppedAt.get();
        return stopped == null ? Clock.systemUTC().instant() : stopped;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        TestClock clock = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return clock.withZone(other);
            }

            @Override
            public Instant instant() {
                return clock.instant();
            }
        };
    }
}
