package org.carrel.notification.notices;

/** What became of a notice so far. */
public enum NoticeState {
    /** To be sent, now or after a pause. */
    PENDING,
    /** Being sent; if its sender died it becomes pending again. */
    SENDING,
    /** Handed over to its channel. */
    DELIVERED,
    /** Given up; somebody should look. */
    FAILED,
    /** Not sent, because what it told no longer held. */
    CANCELLED,
    /** Not sent, because the patron does not want it. */
    SUPPRESSED;

    public boolean settled() {
        return this != PENDING && this != SENDING;
    }
}
