package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The patron borrowed what was requested.
 *
 * @param requestId the request
 * @param version see {@link CarrelEvent#version()}
 * @param itemId the item
 * @param patronId for whom
 * @param loanId the loan that filled it
 * @param filledAt when
 */
public record RequestFilled(UUID requestId, long version, UUID itemId, UUID patronId, UUID loanId, Instant filledAt)
        implements RequestEvent {

    @Override
    public UUID aggregateId() {
        return requestId;
    }
}
