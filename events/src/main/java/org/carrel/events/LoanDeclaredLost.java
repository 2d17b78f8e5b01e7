package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

/**
 * Staff declared the item of a loan lost. The loan stays open until what it costs is settled or the item comes back.
 *
 * @param loanId the loan
 * @param version see {@link CarrelEvent#version()}
 * @param itemId the item
 * @param recordId its bibliographic record
 * @param patronId the borrower
 * @param servicePointId where it was declared
 * @param lostAt since when it counts as lost
 */
public record LoanDeclaredLost(
        UUID loanId, long version, UUID itemId, UUID recordId, UUID patronId, UUID servicePointId, Instant lostAt)
        implements LoanEvent {

    @Override
    public UUID aggregateId() {
        return loanId;
    }
}
