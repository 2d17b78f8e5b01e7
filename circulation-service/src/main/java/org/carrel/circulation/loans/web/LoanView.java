package org.carrel.circulation.loans.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.fees.Overdue;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.LoanLine;
import org.carrel.events.MoneyAmount;

/** A loan as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Loan")
public record LoanView(
        UUID id,
        UUID itemId,
        UUID recordId,
        @Schema(examples = "31234000123456") @Nullable String barcode,
        @Schema(examples = "Niels Lyhne") String title,
        @Nullable String author,
        @Nullable String callNumber,
        UUID patronId,
        UUID servicePointId,
        Instant checkedOutAt,

        @Schema(description = "The last second of the last day, in the time zone of the branch.")
        Instant dueAt,

        boolean overdue,

        @Schema(description = "What being late would cost if it came back now; left out while it costs nothing.")
        @Nullable
        MoneyAmount accruing,

        int renewals,
        @Nullable Instant returnedAt,

        @Schema(description = "When the check-out was taken back as a mistake: the loan counts nowhere.") @Nullable
        Instant reversedAt,

        @Schema(description = "The rules under which it was lent.")
        int ruleSetVersion,

        List<String> overridden,
        long version) {

    static LoanView of(LoanLine line, Instant now) {
        return of(
                line.loan(),
                line.recordId(),
                line.label(),
                line.callNumber(),
                line.ruleSetVersion(),
                line.overridden(),
                line.reversedAt(),
                now);
    }

    static LoanView of(Loan loan, Item item, int ruleSetVersion, List<String> overridden, Instant now) {
        return of(
                loan, item.recordId(), item.label(), item.shelf().callNumber(), ruleSetVersion, overridden, null, now);
    }

    /** The same loan with what being late has come to. */
    LoanView accruing(Overdue.@Nullable Accrued accrued) {
        return accrued == null || !accrued.amount().isPositive()
                ? this
                : new LoanView(
                        id,
                        itemId,
                        recordId,
                        barcode,
                        title,
                        author,
                        callNumber,
                        patronId,
                        servicePointId,
                        checkedOutAt,
                        dueAt,
                        overdue,
                        accrued.amount().toAmount(),
                        renewals,
                        returnedAt,
                        reversedAt,
                        ruleSetVersion,
                        overridden,
                        version);
    }

    private static LoanView of(
            Loan loan,
            UUID recordId,
            Item.Label label,
            @Nullable String callNumber,
            int ruleSetVersion,
            List<String> overridden,
            @Nullable Instant reversedAt,
            Instant now) {
        return new LoanView(
                loan.id(),
                loan.itemId(),
                recordId,
                label.barcode(),
                label.title(),
                label.author(),
                callNumber,
                loan.patronId(),
                loan.servicePointId(),
                loan.checkedOutAt(),
                loan.course().dueAt(),
                loan.overdueAt(now),
                null,
                loan.course().renewals(),
                loan.course().returnedAt(),
                reversedAt,
                ruleSetVersion,
                overridden,
                loan.version());
    }
}
