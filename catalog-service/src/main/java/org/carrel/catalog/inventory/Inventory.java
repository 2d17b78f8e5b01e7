package org.carrel.catalog.inventory;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A walk along a shelf with a scanner. It can be broken off and gone on with.
 *
 * @param locationId the shelving location
 * @param range the part of it; null for all of it
 * @param started by whom and when
 * @param closed by whom and when; null while it goes on
 */
public record Inventory(
        UUID id,
        UUID locationId,
        @Nullable Range range,
        Act started,
        @Nullable Act closed) {

    /** From one call number to another, both included; null has no end. */
    public record Range(
            @Nullable String from,
            @Nullable String to,
            @Nullable String fromKey,
            @Nullable String toKey) {}

    /** That somebody did something. */
    public record Act(String by, Instant at) {}

    /** A barcode that was scanned. */
    public record Scan(String barcode, Instant at) {}
}
