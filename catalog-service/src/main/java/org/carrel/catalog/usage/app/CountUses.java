package org.carrel.catalog.usage.app;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;

import org.carrel.catalog.usage.UsageCounts;
import org.carrel.catalog.usage.Use;

/**
 * Counts in memory, and hands over every few seconds; a crash loses those seconds, and no request waits for a count.
 */
@ApplicationScoped
public class CountUses {

    private final UsageCounts counts;
    private final Clock clock;
    private final Map<Use, LongAdder> gathered = new ConcurrentHashMap<>();

    CountUses(UsageCounts counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
    }

    /** Counts uses. */
    public void count(Use use, long times) {
        gathered.computeIfAbsent(use, _ -> new LongAdder()).add(times);
    }

    /** Hands over what has been gathered. Days are those of UTC. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void handOver() {
        var news = new HashMap<Use, Long>();
        gathered.forEach((use, adder) -> {
            long times = adder.sumThenReset();
            if (times > 0) {
                news.put(use, times);
            }
        });
        if (!news.isEmpty()) {
            counts.add(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), news);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        handOver();
    }
}
