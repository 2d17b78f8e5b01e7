package org.carrel.circulation.calendar;

/** What becomes of a date that falls on a day when the branch is closed. */
public enum ClosedDays {
    /** It stays. */
    KEEP,
    /** It moves to the next open day. */
    NEXT_OPEN,
    /** It moves to the last open day before, but never to before the loan began. */
    PREVIOUS_OPEN
}
