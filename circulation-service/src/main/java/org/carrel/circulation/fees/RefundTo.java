package org.carrel.circulation.fees;

/** Where a refund goes. */
public enum RefundTo {
    /** Into the patron's hand, in the way that is named. */
    TENDER(Book.TENDER),
    /** To the patron's credit, for fees to come. */
    CREDIT(Book.CREDIT),
    /** Onto the list of what is to be paid out. */
    REFUND_DUE(Book.REFUND_DUE);

    private final Book book;

    RefundTo(Book book) {
        this.book = book;
    }

    Book book() {
        return book;
    }
}
