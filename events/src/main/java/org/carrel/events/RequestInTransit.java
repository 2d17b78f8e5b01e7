package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An item was found for a request and is on its way to the pickup point.
 *
 * @param requestId the request
 * @param version see {@link CarrelEvent#version()}
 * @param itemId the item
 * @param patronId for whom
 * @param fromServicePointId where it was scanned
 * @param pickupServicePointId where it goes
 * @param sentAt when
 */
public record RequestInTransit(
        UUID requestId,
        long version,
        UUID itemId,
        UUID patronId,
        UUID fromServicePointId,
        UUID pickupServicePointId,
        Instant sentAt)
        implements RequestEvent {

    @Override
    public UUID aggregateId() {
        return requestId;
    }
}
