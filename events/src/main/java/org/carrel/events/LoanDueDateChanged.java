package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The due date of an open loan was moved, other than by a renewal or a {@link LoanRecalled recall}.
 *
 * @param loanId the loan
 * @param version see {@link CarrelEvent#version()}
 * @param itemId the item
 * @param patronId the borrower
 * @param dueBefore when it was due until now
 * @param dueAt when it is due from now on; may be earlier
 * @param changedAt when the change was made
 * @param reason code of the reason: {@code staff} for a change at the desk, {@code closure} for days on which the
 *     library is closed
 */
public record LoanDueDateChanged(
        UUID loanId,
        long version,
        UUID itemId,
        UUID patronId,
        Instant dueBefore,
        Instant dueAt,
        Instant changedAt,
        String reason)
        implements LoanEvent {

    @Override
    public UUID aggregateId() {
        return loanId;
    }
}
