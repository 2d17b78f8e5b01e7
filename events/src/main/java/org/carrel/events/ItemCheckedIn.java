package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A loaned item came back: the loan ended.
 *
 * @param loanId the loan
 * @param version see {@link CarrelEvent#version()}
 * @param itemId the item
 * @param recordId its bibliographic record
 * @param patronId the borrower
 * @param servicePointId where it was scanned
 * @param returnedAt when it came back, possibly backdated
 * @param scannedAt when it was scanned
 */
public record ItemCheckedIn(
        UUID loanId,
        long version,
        UUID itemId,
        UUID recordId,
        UUID patronId,
        UUID servicePointId,
        Instant returnedAt,
        Instant scannedAt)
        implements LoanEvent {

    @Override
    public UUID aggregateId() {
        return loanId;
    }
}
