package org.carrel.circulation.fees;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.rules.Terms;
import org.carrel.platform.money.Money;

/**
 * A loan as far as being late with it goes.
 *
 * @param loan the loan
 * @param branchId the branch that owns the item, and gets the money
 * @param servicePointId where it was lent: that branch's hours count
 * @param dueAt when it is due
 * @param recalled whether it was recalled
 * @param price what the item costs; null if nobody knows
 * @param promised the terms it began under
 */
public record LateLoan(
        Parties loan,
        UUID branchId,
        UUID servicePointId,
        Instant dueAt,
        boolean recalled,
        @Nullable Money price,
        Terms promised) {

    /**
     * Who has what.
     *
     * @param loanId the loan
     * @param patronId the borrower
     * @param itemId the item
     */
    public record Parties(UUID loanId, UUID patronId, UUID itemId) {}
}
