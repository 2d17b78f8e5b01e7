package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A lent item was called back because another patron needs it.
 *
 * @param loanId the loan
 * @param version see {@link CarrelEvent#version()}
 * @param itemId the item
 * @param recordId its bibliographic record
 * @param patronId the borrower
 * @param requestId the request that it was called back for
 * @param dueBefore when it was due until now
 * @param dueAt when it is due from now on; the same if the recall moves nothing
 * @param recalledAt when it was called back
 */
public record LoanRecalled(
        UUID loanId,
        long version,
        UUID itemId,
        UUID recordId,
        UUID patronId,
        UUID requestId,
        Instant dueBefore,
        Instant dueAt,
        Instant recalledAt)
        implements LoanEvent {

    @Override
    public UUID aggregateId() {
        return loanId;
    }
}
