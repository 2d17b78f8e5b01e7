package org.carrel.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A loan was renewed.
 *
 * @param loanId the loan
 * @param version see {@link CarrelEvent#version()}
 * @param itemId the item
 * @param patronId the borrower
 * @param renewals how many times it has now been renewed
 * @param renewedAt when
 * @param dueAt the new due date
 * @param overridden codes of the findings that staff overrode
 */
public record LoanRenewed(
        UUID loanId,
        long version,
        UUID itemId,
        UUID patronId,
        int renewals,
        Instant renewedAt,
        Instant dueAt,
        List<String> overridden)
        implements LoanEvent {

    public LoanRenewed {
        overridden = List.copyOf(overridden);
    }

    @Override
    public UUID aggregateId() {
        return loanId;
    }
}
