package org.carrel.catalog.jobs.app;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.quarkus.narayana.jta.QuarkusTransaction;

import org.carrel.catalog.jobs.Jobs;

/** A runner's turn at one job. */
public final class Turn {

    private final Jobs<?> jobs;
    private final UUID runner;
    private final Clock clock;
    private final BooleanSupplier stopping;

    Turn(Jobs<?> jobs, UUID runner, Clock clock, BooleanSupplier stopping) {
        this.jobs = jobs;
        this.runner = runner;
        this.clock = clock;
        this.stopping = stopping;
    }

    /** Whether the runner has been asked to end after the batch in hand. */
    public boolean stopping() {
        return stopping.getAsBoolean();
    }

    /**
     * Does a batch in a transaction of its own, which also renews the lease. Work and the note of it are committed
     * together or not at all: whoever takes over does nothing twice and leaves nothing out.
     *
     * @param job id of the job in hand
     * @param limit how long the transaction may take
     * @param batch what is done; it notes in the same transaction how far it is
     * @return what the batch came to; empty if the job goes no further here, because it was cancelled or lost
     */
    public <T> Optional<T> batch(UUID job, Duration limit, Supplier<T> batch) {
        return QuarkusTransaction.requiringNew()
                .timeout((int) limit.toSeconds())
                .call(() -> switch (jobs.hold(job, runner)) {
                    case GO_ON -> Optional.of(batch.get());
                    case CANCEL -> {
                        jobs.endCancelled(job, clock.instant());
                        yield Optional.empty();
                    }
                    case LOST -> Optional.empty();
                });
    }
}
