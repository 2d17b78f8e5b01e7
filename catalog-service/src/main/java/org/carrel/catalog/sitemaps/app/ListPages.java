package org.carrel.catalog.sitemaps.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.sitemaps.PublicRecords;

/** Pages of the list of records; where they begin is found at most once in a while, for it takes a look at them all. */
@ApplicationScoped
public class ListPages {

    /** The protocol allows 50,000 addresses a page. */
    public static final int PER_PAGE = 10_000;

    private static final Duration HOLDS = Duration.ofMinutes(10);

    private final PublicRecords records;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Found found;

    ListPages(PublicRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    private record Found(List<UUID> firsts, Instant until) {}

    /** The first record of every page. */
    public List<UUID> firsts() {
        looking.lock();
        try {
            Instant now = clock.instant();
            Found known = found;
            if (known == null || now.isAfter(known.until())) {
                known = new Found(records.firsts(PER_PAGE), now.plus(HOLDS));
                found = known;
            }
            return known.firsts();
        } finally {
            looking.unlock();
        }
    }

    /** The records of a page. */
    public List<PublicRecords.Listed> page(UUID first) {
        return records.from(first, PER_PAGE);
    }
}
