package org.carrel.circulation.fees;

/** Why something is owed. The names are part of the API. */
public enum FeeKind {
    /** An item came back late, or was renewed late. */
    OVERDUE,
    /** What a lost item costs. */
    LOST_ITEM,
    /** The work that a loss makes. */
    PROCESSING,
    /** A part or an item that is bought again. */
    REPLACEMENT,
    /** What borrowing the item costs. */
    RENTAL,
    /** What a request costs. */
    REQUEST,
    /** A requested item was not fetched in time. */
    REQUEST_EXPIRED,
    /** An item came back damaged. */
    DAMAGE,
    /** A reminder was sent. */
    REMINDER,
    /** Anything else, charged by staff. */
    MANUAL;

    /** Whether it is charged for a loss, so that the loan of the lost item stays open until it is settled. */
    public boolean forLoss() {
        return this == LOST_ITEM || this == PROCESSING;
    }
}
