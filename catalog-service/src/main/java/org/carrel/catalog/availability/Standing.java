package org.carrel.catalog.availability;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.carrel.events.Availability;

/**
 * Where an item stands in circulation.
 *
 * @param availability its state; {@code UNKNOWN} until circulation has told
 * @param since since when
 * @param dueAt when it is due back
 * @param requestsWaiting open requests that it could fill
 */
public record Standing(
        Availability availability,
        @Nullable Instant since,
        @Nullable Instant dueAt,
        int requestsWaiting) {

    /** Of an item that circulation has not spoken of yet. */
    public static final Standing UNTOLD = new Standing(Availability.UNKNOWN, null, null, 0);
}
