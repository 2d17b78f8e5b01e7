package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A check-out was taken back as a mistake at the desk: the loan counts as if it had never begun.
 *
 * @param loanId the loan
 * @param version see {@link CarrelEvent#version()}
 * @param itemId the item
 * @param recordId its bibliographic record
 * @param patronId the patron who was not a borrower after all
 * @param servicePointId where it was taken back
 * @param checkedOutAt when the check-out had been made
 * @param reversedAt when it was taken back
 */
public record CheckOutReversed(
        UUID loanId,
        long version,
        UUID itemId,
        UUID recordId,
        UUID patronId,
        UUID servicePointId,
        Instant checkedOutAt,
        Instant reversedAt)
        implements LoanEvent {

    @Override
    public UUID aggregateId() {
        return loanId;
    }
}
