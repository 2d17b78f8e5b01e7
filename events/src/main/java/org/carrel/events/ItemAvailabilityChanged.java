package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The availability of an item is now as told here.
 *
 * @param itemId the item
 * @param version see {@link CarrelEvent#version()}
 * @param recordId its bibliographic record
 * @param availability its state
 * @param since when it came into this state
 * @param dueAt when it is due back, if on loan
 * @param servicePointId where it was last scanned
 * @param destinationServicePointId where it is going, if in transit
 * @param requestsWaiting open requests that this item could fill
 */
public record ItemAvailabilityChanged(
        UUID itemId,
        long version,
        UUID recordId,
        Availability availability,
        Instant since,
        @Nullable Instant dueAt,
        @Nullable UUID servicePointId,
        @Nullable UUID destinationServicePointId,
        int requestsWaiting)
        implements AvailabilityEvent {

    @Override
    public UUID aggregateId() {
        return itemId;
    }
}
