package org.carrel.circulation.checkin;

/** What staff should know about the item in hand, by name. The names are part of the API. */
public enum MessageCode {
    /** It was on loan, and is no longer. */
    WAS_ON_LOAN,
    /** It came back late. */
    WAS_OVERDUE,
    /** It counts as returned before it was scanned. */
    BACKDATED,
    /** Nothing is charged for its being late. */
    OVERDUE_FORGIVEN,
    /** Whoever it goes to now has recalled it. */
    RECALLED,
    /** It is damaged, and that was reported to those who repair. */
    DAMAGED,
    /** Cataloguers want something known whenever it comes back. */
    ITEM_ALERT,
    /** It has loose pieces: count them. */
    CHECK_PIECES,
    /** It belongs elsewhere and stays here all the same. */
    FLOATS_HERE,
    /** It was not on loan. */
    NOT_ON_LOAN,
    /** It was used in the house, and that was counted. */
    IN_HOUSE_USE_COUNTED,
    /** It arrived where it was sent. */
    ARRIVED,
    /** It arrived where it was sent, but the patron wants it elsewhere by now. */
    SENT_ON,
    /** It arrived somewhere else than it was sent to. */
    WRONG_PLACE,
    /** The request it was sent or kept for has ended. */
    REQUEST_ENDED,
    /** The patron did not come for it in time. */
    SHELF_TIME_OVER,
    /** It was thought to be missing. */
    WAS_MISSING,
    /** It was thought to be lost. */
    WAS_LOST,
    /** Something was charged for its being late. */
    FINE_DUE,
    /** What was charged for its loss was cancelled or given back, as far as the rules say. */
    LOSS_FEES_GIVEN_BACK,
    /** What was charged for its loss, if anything was, stays as it is. */
    LOSS_FEES_STAND,
    /** A patron had said it was returned. */
    CLAIM_RESOLVED,
    /** It has been taken out of the collection. */
    WITHDRAWN,
    /** There is work to be done on it. */
    IN_WORK,
    /** It had not been made shelf-ready yet. */
    WAS_NOT_SHELF_READY,
    /** No item has this barcode. */
    ITEM_UNKNOWN,
    /** Its home branch has no service point to send it to. */
    NO_WAY_HOME
}
