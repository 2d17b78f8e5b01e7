package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A request ended because nobody picked the item up in time, or because it was no longer needed.
 *
 * @param requestId the request
 * @param version see {@link CarrelEvent#version()}
 * @param recordId the title
 * @param itemId the item that waited for the patron
 * @param patronId for whom
 * @param expiredAt when
 */
public record RequestExpired(
        UUID requestId,
        long version,
        UUID recordId,
        @Nullable UUID itemId,
        UUID patronId,
        Instant expiredAt) implements RequestEvent {

    @Override
    public UUID aggregateId() {
        return requestId;
    }
}
