package org.carrel.catalog.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Which records became one with which. */
public interface Merges {

    void add(Merge merge);

    /** How a record was merged, if it is. */
    Optional<Merge> of(UUID mergedId);

    /** What was merged into a record, latest first. */
    List<Merge> into(UUID survivorId);

    void remove(UUID mergedId);

    /**
     * Two records that became one.
     *
     * @param mergedId the one that is no more
     * @param survivorId the one that answers for it
     * @param actor who did it
     * @param reason why
     * @param at when
     * @param things what moved from one to the other
     */
    record Merge(
            UUID mergedId,
            UUID survivorId,
            String actor,
            @Nullable String reason,
            Instant at,
            Set<UUID> things) {

        public Merge {
            things = Set.copyOf(things);
        }
    }
}
