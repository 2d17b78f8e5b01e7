package org.carrel.circulation.fees;

/** What a posting was for. The names are part of the API. */
public enum Act {
    /** A fee was charged. */
    CHARGE,
    /** A patron paid. */
    PAYMENT,
    /** A patron's credit was used to pay. */
    CREDIT_USED,
    /** A fee was forgiven. */
    WAIVER,
    /** A fee was handed over to a bursar. */
    TRANSFER,
    /** What was paid was given back. */
    REFUND,
    /** A fee was taken back as charged in error. */
    CANCELLATION,
    /** A lost item was found, and its fees were settled accordingly. */
    LOST_ITEM_FOUND,
    /** Credit, or a refund that was due, was paid out. */
    PAYOUT
}
