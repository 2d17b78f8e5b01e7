package org.carrel.circulation.fees;

/** The books of the ledger. A line with a positive amount is a debit, one with a negative amount a credit. */
public enum Book {
    /** What patrons owe, fee by fee. */
    RECEIVABLE,
    /** What patrons have paid in advance: the library owes it. */
    CREDIT,
    /** What is to be paid out to patrons: the library owes it. */
    REFUND_DUE,
    /** What was taken in and given out: cash, cards and the like. */
    TENDER,
    /** What a bursar collects for the library. */
    BURSAR,
    /** What was forgiven. */
    WAIVER,
    /** What was charged, less what was taken back. */
    INCOME
}
