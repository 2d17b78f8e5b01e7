package org.carrel.notification.notices;

/** Stable codes of why a notice was not sent, or not yet. */
public final class Reasons {

    /** The patron does not want notices of this kind. */
    public static final String REFUSED_BY_PATRON = "refused-by-patron";

    /** It came too late to be of use. */
    public static final String MOMENT_PASSED = "moment-passed";

    /** The item no longer waits for the patron. */
    public static final String NO_LONGER_WAITING = "no-longer-waiting";

    /** The loan is over. */
    public static final String LOAN_OVER = "loan-over";

    /** The date it tells has changed since. */
    public static final String DATE_CHANGED = "date-changed";

    /** The interlibrary request is over. */
    public static final String REQUEST_OVER = "request-over";

    /** The patron is not registered any more. */
    public static final String PATRON_GONE = "patron-gone";

    /** The patron gave no address for this channel. */
    public static final String NO_ADDRESS = "no-address";

    /** It was tried until it was of no use any more. */
    public static final String GAVE_UP = "gave-up";

    /** The sender died while sending it. */
    public static final String SENDER_DIED = "sender-died";

    private Reasons() {}
}
