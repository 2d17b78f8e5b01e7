package org.carrel.circulation.loans;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;

/**
 * A loan as a line of a list.
 *
 * @param loan the loan
 * @param recordId the title
 * @param label what is on the item
 * @param callNumber where it is shelved
 * @param ruleSetVersion the rules under which it was lent
 * @param overridden findings that were overridden at check-out
 * @param reversedAt when the check-out was taken back as a mistake; null if it was not
 */
public record LoanLine(
        Loan loan,
        UUID recordId,
        Item.Label label,
        @Nullable String callNumber,
        int ruleSetVersion,
        List<String> overridden,
        @Nullable Instant reversedAt) {
    public LoanLine {
        overridden = List.copyOf(overridden);
    }
}
