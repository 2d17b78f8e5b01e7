package org.carrel.platform.inbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import org.carrel.platform.messaging.UnreadableEventException;
import org.carrel.platform.problem.Failure;

/** Tries something again for as long as that can help. */
final class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private static final int DEFECTS_BORNE = 5;
    private static final int CONFLICTS_BORNE = 40;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_CONFLICT_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_OUTAGE_PAUSE = Duration.ofSeconds(5);

    private final CountDownLatch stopped = new CountDownLatch(1);

    /** The service stops: whoever waits here gives up at once, with nothing decided. */
    void stop() {
        stopped.countDown();
    }

    /**
     * Tries until it succeeds. Outages do not count; conflicts and defects do.
     *
     * @throws GivenUp when trying again is pointless
     * @throws Stopped when the service stops first
     */
    <R> R until(String what, Supplier<R> attempt) throws GivenUp {
        int outages = 0;
        int conflicts = 0;
        int defects = 0;
        while (true) {
            try {
                return attempt.get();
            } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
                if (e instanceof UnreadableEventException) {
                    throw new GivenUp(e);
                }
                switch (Failure.of(e)) {
                    case UNAVAILABLE -> {
                        warnOnce(outages, what, e);
                        pause(growing(outages++, SHORTEST_PAUSE, LONGEST_OUTAGE_PAUSE));
                    }
                    case STALE, LOST_RACE -> {
                        if (++conflicts == CONFLICTS_BORNE) {
                            throw new GivenUp(e);
                        }
                        pause(growing(conflicts, SHORTEST_PAUSE, LONGEST_CONFLICT_PAUSE));
                    }
                    case BUG -> {
                        if (++defects == DEFECTS_BORNE) {
                            throw new GivenUp(e);
                        }
                        pause(growing(2 * defects, SHORTEST_PAUSE, LONGEST_OUTAGE_PAUSE));
                    }
                }
            }
        }
    }

    /** Tries until it succeeds, whatever goes wrong. */
    void asLongAsItTakes(String what, Runnable attempt) {
        for (int failures = 0; ; failures++) {
            try {
                attempt.run();
                return;
            } catch (RuntimeException e) {
                warnOnce(failures, what, e);
                pause(growing(failures, SHORTEST_PAUSE, LONGEST_OUTAGE_PAUSE));
            }
        }
    }

    private static void warnOnce(int failures, String what, Throwable e) {
        if (failures == 0) {
            LOG.warnf("event waits for an outage to end record=%s reason=%s", what, e.toString());
        }
    }

    /** Doubles with each failure, and varies by half so that rivals do not meet again. */
    private static Duration growing(int failures, Duration shortest, Duration longest) {
        long doubled = shortest.toMillis() << Math.min(failures, 12);
        long limited = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(limited / 2, limited + 1));
    }

    private void pause(Duration time) {
        try {
            if (stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Stopped();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    /** Trying again is pointless. */
    static final class GivenUp extends Exception {
        private static final long serialVersionUID = 1L;

        GivenUp(Throwable reason) {
            super(reason);
        }

        Throwable reason() {
            return java.util.Objects.requireNonNull(getCause());
        }
    }

    /** The service stops; the event is neither handled nor given up, and comes again at the next start. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("the service stops; the event will be delivered again");
        }
    }
}
