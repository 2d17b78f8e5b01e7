package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A loan ended without the item coming back.
 *
 * @param loanId the loan
 * @param version see {@link CarrelEvent#version()}
 * @param itemId the item
 * @param recordId its bibliographic record
 * @param patronId the borrower
 * @param reason why
 * @param closedAt when
 */
public record LoanClosed(
        UUID loanId, long version, UUID itemId, UUID recordId, UUID patronId, Reason reason, Instant closedAt)
        implements LoanEvent {

    /** Why a loan ends without a return. */
    public enum Reason {
        /** The item is lost, and the patron has settled what it costs, or nothing had to be settled. */
        LOST_AND_PAID,
        /** The patron said that it was returned, and the library looks for it as missing. */
        CLAIMED_AND_MISSING
    }

    @Override
    public UUID aggregateId() {
        return loanId;
    }
}
