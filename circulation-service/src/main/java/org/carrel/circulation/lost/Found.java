package org.carrel.circulation.lost;

import java.time.Instant;
import java.time.ZoneId;

import org.carrel.circulation.fees.LostItemRefund;
import org.carrel.circulation.fees.RefundTo;
import org.carrel.circulation.rules.LostTerms;
import org.carrel.circulation.rules.Value;

/**
 * What becomes of the fees of a loss when the item is found, as was promised with the loan.
 *
 * @param refund of the fees for the loss
 * @param overdue what becomes of the charge for being late
 * @param inTime whether it was found in time; if not nothing is given back
 */
public record Found(LostItemRefund refund, Value.OverdueOfFound overdue, boolean inTime) {

    /**
     * Decides.
     *
     * @param lostAt since when it counted as lost
     * @param zone the time zone of the service point that lent it
     * @param now when it is found
     */
    public static Found decide(LostTerms promised, Instant lostAt, ZoneId zone, Instant now) {
        boolean inTime = promised.refundWithin()
                .map(length -> !length.from(lostAt, zone).isBefore(now))
                .orElse(true);
        LostItemRefund.Extent extent =
                switch (promised.refund()) {
                    case NONE -> LostItemRefund.Extent.NONE;
                    case UNPAID_ONLY -> LostItemRefund.Extent.UNPAID_ONLY;
                    case FULL -> LostItemRefund.Extent.FULL;
                };
        return new Found(
                new LostItemRefund(
                        inTime ? extent : LostItemRefund.Extent.NONE,
                        promised.refundsProcessingFee(),
                        refundTo(promised.refundTo())),
                inTime ? promised.overdueOfFound() : Value.OverdueOfFound.NONE,
                inTime);
    }

    /**
     * Nobody opens a till when a book is returned: what goes back the way it came is put on the list to be paid out.
     */
    private static RefundTo refundTo(Value.RefundTo wanted) {
        return switch (wanted) {
            case ACCOUNT_CREDIT -> RefundTo.CREDIT;
            case ORIGINAL_PAYMENT, REFUND_LIST -> RefundTo.REFUND_DUE;
        };
    }
}
