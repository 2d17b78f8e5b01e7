package org.carrel.circulation.bookings.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.bookings.Bookings;
import org.carrel.circulation.jobs.Job;

/** Ends bookings whose days are over and nobody came for, so that the item is free for others at once. */
@ApplicationScoped
public class ExpireBookings implements Job {
    private static final int BATCH = 1_000;
    private static final String GO_ON = "";

    private final Bookings bookings;
    private final Duration every;

    ExpireBookings(Bookings bookings, @ConfigProperty(name = "circulation.expiry") Duration every) {
        this.bookings = bookings;
        this.every = every;
    }

    @Override
    public String name() {
        return "expire-bookings";
    }

    @Override
    public String purpose() {
        return "Ends bookings whose days are over and nobody came for.";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public Batch work(Instant now, @Nullable String after) {
        int ended = QuarkusTransaction.requiringNew().call(() -> bookings.expire(now, BATCH));
        return new Batch(ended, List.of(), ended < BATCH ? null : GO_ON);
    }
}
