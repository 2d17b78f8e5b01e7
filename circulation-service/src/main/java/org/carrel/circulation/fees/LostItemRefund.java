package org.carrel.circulation.fees;

/**
 * What becomes of the fees of a loss when the item is found.
 *
 * @param extent how much is taken back
 * @param processing whether that goes for the processing fee too
 * @param to where a refund goes; at a check-in nobody opens a till, so not {@link RefundTo#TENDER}
 */
public record LostItemRefund(Extent extent, boolean processing, RefundTo to) {

    /** How much is taken back. */
    public enum Extent {
        /** Nothing: what was charged stays owed. */
        NONE,
        /** What has not been paid yet. */
        UNPAID_ONLY,
        /** All: what was paid is given back, what was not is cancelled. */
        FULL
    }

    public LostItemRefund {
        if (to == RefundTo.TENDER) {
            throw new IllegalArgumentException("a refund at check-in goes to credit, or is due");
        }
    }

    boolean covers(FeeKind kind) {
        return kind == FeeKind.LOST_ITEM || (kind == FeeKind.PROCESSING && processing);
    }
}
