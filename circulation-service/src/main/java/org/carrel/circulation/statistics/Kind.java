package org.carrel.circulation.statistics;

/** What is counted. */
public enum Kind {
    /** An item was handed over. */
    CHECK_OUT,
    /** A loan was renewed. */
    RENEWAL,
    /** A loan came back. */
    CHECK_IN,
    /** An item was used in the house. */
    IN_HOUSE_USE,
    /** A request was placed; counted at its pickup point. */
    REQUEST_PLACED,
    /** A request was picked up. */
    REQUEST_FILLED,
    /** A request was cancelled. */
    REQUEST_CANCELLED,
    /** A request ran out. */
    REQUEST_EXPIRED
}
