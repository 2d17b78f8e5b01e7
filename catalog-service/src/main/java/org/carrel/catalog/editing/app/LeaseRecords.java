package org.carrel.catalog.editing.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.editing.Lease;
import org.carrel.catalog.editing.Leases;

/** Says who is editing a record; within the caller's transaction. */
@ApplicationScoped
public class LeaseRecords {

    /** An editor that is open renews its lease more often than this. */
    static final Duration TERM = Duration.ofMinutes(5);

    private final Leases leases;
    private final Clock clock;

    LeaseRecords(Leases leases, Clock clock) {
        this.leases = leases;
        this.clock = clock;
    }

    /** Who is editing a record. */
    public Optional<Lease> of(UUID recordId) {
        return leases.find(recordId, clock.instant());
    }

    /** Says that somebody is editing a record; the lease in force, which may be another's. */
    public Lease take(UUID recordId, String holder, boolean takeOver) {
        Instant now = clock.instant();
        return leases.take(new Lease(recordId, holder, now, now.plus(TERM)), now, takeOver);
    }

    /** Says that somebody is no longer editing a record. */
    public void release(UUID recordId, String holder) {
        leases.release(recordId, holder);
    }
}
