package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A check-in was reversed: the loan goes on as if the item had not been scanned.
 *
 * @param loanId the loan
 * @param version see {@link CarrelEvent#version()}
 * @param itemId the item
 * @param recordId its bibliographic record
 * @param patronId the borrower
 * @param dueAt when it is due, as it was
 * @param reopenedAt when the check-in was reversed
 */
public record LoanReopened(
        UUID loanId, long version, UUID itemId, UUID recordId, UUID patronId, Instant dueAt, Instant reopenedAt)
        implements LoanEvent {

    @Override
    public UUID aggregateId() {
        return loanId;
    }
}
