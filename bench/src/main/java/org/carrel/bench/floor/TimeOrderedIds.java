package org.carrel.bench.floor;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** UUIDs of version 7, as the services make them: random ones would be dearer to index, and flatter the services. */
final class TimeOrderedIds {
    private final InstantSource clock;

    TimeOrderedIds(InstantSource clock) {
        this.clock = clock;
    }

    UUID next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (clock.millis() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
