package org.carrel.catalog.editing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The leases in store. */
public interface Leases {

    /** The lease of a record that has not lapsed. */
    Optional<Lease> find(UUID recordId, Instant now);

    /**
     * Gives a record's lease to somebody, or renews it.
     *
     * @param takeOver whether it is taken from another who holds it
     * @return the lease in force, which may be another's
     */
    Lease take(Lease wanted, Instant now, boolean takeOver);

    /** Ends somebody's lease, if it is theirs. */
    void release(UUID recordId, String holder);
}
