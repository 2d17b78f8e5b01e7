package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A loan was overdue for so long that its item counts as lost. The loan stays open until what it costs is settled or
 * the item comes back.
 *
 * @param loanId the loan
 * @param version see {@link CarrelEvent#version()}
 * @param itemId the item
 * @param recordId its bibliographic record
 * @param patronId the borrower
 * @param dueAt when it was due
 * @param lostAt since when it counts as lost
 * @param billedAt when it will be billed, unless it comes back before; absent if it never is
 */
public record LoanAgedToLost(
        UUID loanId,
        long version,
        UUID itemId,
        UUID recordId,
        UUID patronId,
        Instant dueAt,
        Instant lostAt,
        @Nullable Instant billedAt)
        implements LoanEvent {

    @Override
    public UUID aggregateId() {
        return loanId;
    }
}
