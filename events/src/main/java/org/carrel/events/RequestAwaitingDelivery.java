package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An item is ready to be brought to the patron.
 *
 * @param requestId the request
 * @param version see {@link CarrelEvent#version()}
 * @param recordId the title
 * @param itemId the item
 * @param patronId for whom
 * @param servicePointId from where it is delivered
 * @param readyAt since when it is ready
 */
public record RequestAwaitingDelivery(
        UUID requestId, long version, UUID recordId, UUID itemId, UUID patronId, UUID servicePointId, Instant readyAt)
        implements RequestEvent {

    @Override
    public UUID aggregateId() {
        return requestId;
    }
}
