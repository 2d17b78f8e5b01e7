package org.carrel.notification.notices;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Whether what a notice tells still holds in the moment it is about to leave. */
public sealed interface Recheck {

    /** It does. */
    record Holds() implements Recheck {}

    /**
     * It does not.
     *
     * @param reason code of why
     */
    record NoLonger(String reason) implements Recheck {}

    /**
     * Looks at the subject once more.
     *
     * @param standing how the subject stands; null if nothing is known, which speaks against nothing
     */
    static Recheck of(Occurrence occurrence, @Nullable Standing standing, Instant now) {
        if (!now.isBefore(occurrence.goodUntil())) {
            return new NoLonger(Reasons.MOMENT_PASSED);
        }
        if (standing == null) {
            return new Holds();
        }
        return switch (occurrence.kind()) {
            case REQUEST_READY ->
                standing.status() != Standing.Status.AWAITING_PICKUP
                        ? new NoLonger(Reasons.NO_LONGER_WAITING)
                        : sameDate(occurrence, standing);
            case CHECK_OUT_RECEIPT, RENEWAL_RECEIPT ->
                standing.status() == Standing.Status.ENDED
                        ? new NoLonger(Reasons.LOAN_OVER)
                        : sameDate(occurrence, standing);
            case ILL_REQUEST_RECEIVED ->
                standing.status() == Standing.Status.ENDED ? new NoLonger(Reasons.REQUEST_OVER) : new Holds();
            case REQUEST_CANCELLED, REQUEST_EXPIRED -> new Holds();
        };
    }

    private static Recheck sameDate(Occurrence occurrence, Standing standing) {
        return Objects.equals(occurrence.facts().until(), standing.until())
                ? new Holds()
                : new NoLonger(Reasons.DATE_CHANGED);
    }
}
