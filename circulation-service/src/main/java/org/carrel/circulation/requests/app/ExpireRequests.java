package org.carrel.circulation.requests.app;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import org.carrel.circulation.requests.Requests;

/**
 * Ends requests that have run out: no longer needed, or not picked up in time. Each ends in a transaction of its own
 * that looks again under the lock, so that several nodes may run this at once and a desk may be quicker.
 */
@ApplicationScoped
public class ExpireRequests {
    private static final Logger LOG = Logger.getLogger(ExpireRequests.class);
    private static final int BATCH = 500;

    private final Requests requests;
    private final EndRequest endRequest;
    private final Clock clock;

    ExpireRequests(Requests requests, EndRequest endRequest, Clock clock) {
        this.requests = requests;
        this.endRequest = endRequest;
        this.clock = clock;
    }

    /** Ends all that have run out by now and tells how many there were. */
    @Scheduled(every = "${circulation.expiry}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onSchedule() {
        int ended = expire();
        if (ended > 0) {
            LOG.infof("requests ended count=%d", ended);
        }
    }

    /** Ends all that have run out by now and tells how many there were. */
    public int expire() {
        Instant now = clock.instant();
        int ended = 0;
        int endedInBatch;
        List<UUID> batch;
        do {
            // A day ahead of UTC for the zones that are; whether it is over there is looked at under the lock.
            batch = requests.runOut(now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1), now, BATCH);
            endedInBatch = 0;
            for (UUID requestId : batch) {
                boolean done = QuarkusTransaction.requiringNew().call(() -> endRequest.expire(requestId));
                endedInBatch += done ? 1 : 0;
            }
            ended += endedInBatch;
        } while (batch.size() == BATCH && endedInBatch > 0);
        return ended;
    }
}
