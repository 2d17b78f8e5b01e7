package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An item waits on the hold shelf for the patron.
 *
 * @param requestId the request
 * @param version see {@link CarrelEvent#version()}
 * @param recordId the title
 * @param itemId the item
 * @param patronId for whom
 * @param pickupServicePointId where it waits
 * @param arrivedAt since when
 * @param shelfExpiresAt until when it is kept
 */
public record RequestAwaitingPickup(
        UUID requestId,
        long version,
        UUID recordId,
        UUID itemId,
        UUID patronId,
        UUID pickupServicePointId,
        Instant arrivedAt,
        Instant shelfExpiresAt)
        implements RequestEvent {

    @Override
    public UUID aggregateId() {
        return requestId;
    }
}
