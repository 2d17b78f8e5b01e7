package org.carrel.platform.outbox;

import java.time.Duration;

/** How long to wait before trying again: twice as long after each failure, up to a limit. */
final class Pause {

    private final Duration shortest;
    private final Duration longest;
    private Duration next;
    private boolean failed;

    Pause(Duration shortest, Duration longest) {
        this.shortest = shortest;
        this.longest = longest;
        this.next = shortest;
    }

    /** The pause to take now; the one after it will be longer. */
    Duration next() {
        Duration now = next;
        failed = true;
        Duration doubled = now.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        return now;
    }

    /** Whether something has gone wrong since all was well. */
    boolean lengthened() {
        return failed;
    }

    /** All is well again. */
    void reset() {
        next = shortest;
        failed = false;
    }
}
