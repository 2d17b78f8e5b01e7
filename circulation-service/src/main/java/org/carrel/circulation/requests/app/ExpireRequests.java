package org.carrel.circulation.requests.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.jobs.Job;
import org.carrel.circulation.requests.Requests;

/**
 * Ends requests that have run out: no longer needed, or not picked up in time. Each ends in a transaction of its own
 * that looks again under the lock, so that several nodes may run this at once and a desk may be quicker.
 */
@ApplicationScoped
public class ExpireRequests implements Job {
    private static final int BATCH = 500;

    private final Requests requests;
    private final EndRequest endRequest;
    private final Clock clock;
    private final Duration every;

    ExpireRequests(
            Requests requests,
            EndRequest endRequest,
            Clock clock,
            @ConfigProperty(name = "circulation.expiry") Duration every) {
        this.requests = requests;
        this.endRequest = endRequest;
        this.clock = clock;
        this.every = every;
    }

    @Override
    public String name() {
        return "expire-requests";
    }

    @Override
    public String purpose() {
        return "Ends requests that are no longer needed or were not picked up in time.";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public Batch work(Instant now, @Nullable String after) {
        return Batch.last(expire());
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
