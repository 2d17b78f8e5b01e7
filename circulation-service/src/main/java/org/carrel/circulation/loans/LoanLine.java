package org.carrel.circulation.loans;

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
 */
public record LoanLine(
        Loan loan,
        UUID recordId,
        Item.Label label,
        @Nullable String callNumber,
        int ruleSetVersion,
        List<String> overridden) {
    public LoanLine {
        overridden = List.copyOf(overridden);
    }
}
