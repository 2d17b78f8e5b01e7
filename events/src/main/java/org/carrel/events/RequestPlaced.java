package org.carrel.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A patron asked for a title or an item.
 *
 * @param requestId the request
 * @param version see {@link CarrelEvent#version()}
 * @param kind page, hold or recall
 * @param recordId the title
 * @param itemId the item, if it must be this one
 * @param patronId for whom
 * @param pickupServicePointId where it will be picked up
 * @param placedAt when
 * @param notNeededAfter the patron's own last date
 */
public record RequestPlaced(
        UUID requestId,
        long version,
        RequestKind kind,
        UUID recordId,
        @Nullable UUID itemId,
        UUID patronId,
        UUID pickupServicePointId,
        Instant placedAt,
        @Nullable LocalDate notNeededAfter)
        implements RequestEvent {

    @Override
    public UUID aggregateId() {
        return requestId;
    }
}
