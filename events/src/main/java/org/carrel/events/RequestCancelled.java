package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A request was cancelled by the patron or by staff.
 *
 * @param requestId the request
 * @param version see {@link CarrelEvent#version()}
 * @param recordId the title
 * @param itemId the item that had been found for it
 * @param patronId for whom
 * @param reason code of the reason
 * @param cancelledAt when
 */
public record RequestCancelled(
        UUID requestId,
        long version,
        UUID recordId,
        @Nullable UUID itemId,
        UUID patronId,
        String reason,
        Instant cancelledAt)
        implements RequestEvent {

    @Override
    public UUID aggregateId() {
        return requestId;
    }
}
