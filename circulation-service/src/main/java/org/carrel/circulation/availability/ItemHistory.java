package org.carrel.circulation.availability;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Who changed the availability of an item, where, when and why. */
public interface ItemHistory {

    /**
     * One change.
     *
     * @param version the version of the item's availability after it
     * @param at when
     * @param availability how the item stood afterwards
     * @param was how it stood before; null at the beginning
     * @param cause what brought the change
     * @param by where and by whom
     * @param comment why, in words
     */
    record Entry(
            long version,
            Instant at,
            String availability,
            @Nullable String was,
            String cause,
            Trace by,
            @Nullable String comment) {}

    /**
     * Where and by whom, and for what.
     *
     * @param servicePointId where
     * @param actor by whom
     * @param loanId the loan it belongs to
     * @param requestId the request it belongs to
     */
    record Trace(
            @Nullable UUID servicePointId,
            String actor,
            @Nullable UUID loanId,
            @Nullable UUID requestId) {}

    /** The changes of an item, the newest first, before a version. */
    List<Entry> of(UUID itemId, long before, int limit);

    /** How many open requests are on an item's title, and not for another item of it. */
    int waiting(UUID itemId, UUID recordId);
}
