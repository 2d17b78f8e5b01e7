package org.carrel.circulation.calendar;

/** What becomes of a date that falls on a day when the branch is closed. */
public enum ClosedDays {
    /** It stays. */
    KEEP("keep"),
    /** It moves to the next open day. */
    NEXT_OPEN("next open day"),
    /** It moves to the last open day before, but never to before the loan began. */
    PREVIOUS_OPEN("previous open day"),
    /** It moves to the next open day that is the same day of the week. */
    SAME_WEEKDAY("next open same weekday"),
    /** It cannot fall on one, as only open days are counted from the beginning. */
    COUNT_OPEN_DAYS("count open days");

    private final String text;

    ClosedDays(String text) {
        this.text = text;
    }

    /** The words of the rule text. */
    public String text() {
        return text;
    }
}
