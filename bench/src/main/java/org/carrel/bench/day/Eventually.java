package org.carrel.bench.day;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for what another service will come to know. */
final class Eventually {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Eventually() {}

    /** Looks again and again until something is there, and fails when it takes too long. */
    static <T> T within(Duration time, String what, Supplier<Optional<T>> look) {
        long giveUp = System.nanoTime() + time.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("did not happen within " + time.toSeconds() + " s: " + what);
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
