package org.carrel.catalog.items;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How an item left the collection.
 *
 * @param reason code of the reason
 * @param disposition what became of it
 * @param note in words
 * @param at when
 */
public record Withdrawal(
        @Nullable String reason,
        @Nullable Disposition disposition,
        @Nullable String note,
        Instant at) {

    /** What becomes of an item that leaves. */
    public enum Disposition {
        DISCARDED,
        SOLD,
        DONATED,
        TRANSFERRED,
        RETURNED_TO_OWNER,
        LOST,
        OTHER
    }
}
