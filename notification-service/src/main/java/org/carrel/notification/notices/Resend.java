package org.carrel.notification.notices;

import java.time.Instant;

/** Decides whether staff may send a notice again. */
public sealed interface Resend {

    /**
     * A new notice tells the same.
     *
     * @param notice the new notice
     */
    record Again(Notice notice) implements Resend {}

    /**
     * It may not.
     *
     * @param reason stable code
     */
    record Refused(String reason) implements Resend {}

    /**
     * What was delivered or failed may be sent again while it is of use; what was withheld was withheld for a reason.
     */
    static Resend decide(Notice notice, NoticeId newId, Instant now) {
        return switch (notice.state()) {
            case PENDING, SENDING -> new Refused("still-being-sent");
            case CANCELLED -> new Refused("no-longer-true");
            case SUPPRESSED -> new Refused(Reasons.REFUSED_BY_PATRON);
            case DELIVERED, FAILED ->
                now.isBefore(notice.occurrence().goodUntil())
                        ? new Again(Notice.pending(newId, notice.occurrence(), notice.channel(), now))
                        : new Refused(Reasons.MOMENT_PASSED);
        };
    }
}
