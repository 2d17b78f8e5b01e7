package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The patron says that the item was returned. The loan stays open until the claim is resolved; nobody reminds of it and
 * nothing more is charged for it meanwhile.
 *
 * @param loanId the loan
 * @param version see {@link CarrelEvent#version()}
 * @param itemId the item
 * @param recordId its bibliographic record
 * @param patronId the borrower
 * @param claimedReturnedAt when the patron says it was returned
 */
public record LoanClaimedReturned(
        UUID loanId, long version, UUID itemId, UUID recordId, UUID patronId, Instant claimedReturnedAt)
        implements LoanEvent {

    @Override
    public UUID aggregateId() {
        return loanId;
    }
}
