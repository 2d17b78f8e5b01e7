package org.carrel.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An item went out to a patron: a loan began.
 *
 * @param loanId the loan
 * @param version see {@link CarrelEvent#version()}
 * @param itemId the item
 * @param recordId its bibliographic record
 * @param patronId the borrower
 * @param servicePointId where
 * @param checkedOutAt when
 * @param dueAt when it is due back
 * @param overridden codes of the findings that staff overrode
 */
public record ItemCheckedOut(
        UUID loanId,
        long version,
        UUID itemId,
        UUID recordId,
        UUID patronId,
        UUID servicePointId,
        Instant checkedOutAt,
        Instant dueAt,
        List<String> overridden)
        implements LoanEvent {

    public ItemCheckedOut {
        overridden = List.copyOf(overridden);
    }

    @Override
    public UUID aggregateId() {
        return loanId;
    }
}
