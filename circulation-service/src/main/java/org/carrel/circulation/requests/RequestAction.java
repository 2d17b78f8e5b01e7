package org.carrel.circulation.requests;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What somebody did with a request by hand.
 *
 * @param requestId the request
 * @param version the version of the request that came of it
 * @param act what was done
 * @param at when
 * @param by where and by whom
 * @param reason code of the reason, or the reason in words
 * @param note what was added
 */
public record RequestAction(
        UUID requestId,
        long version,
        Act act,
        Instant at,
        By by,
        @Nullable String reason,
        @Nullable String note) {

    /** What can be done by hand. */
    public enum Act {
        /** Placed ahead of those who wait. */
        CUT_IN_LINE,
        /** Placed for a patron by another one. */
        PLACED_BY_PROXY,
        /** Given another place in the queue. */
        MOVED,
        /** Suspended, or counted again. */
        SUSPENDED,
        /** Sent to another pickup point, or to the patron's door. */
        HANDOVER_CHANGED,
        /** Its item was not found on the shelf. */
        NOT_FOUND,
        /** Cancelled. */
        CANCELLED
    }

    /**
     * Where and by whom.
     *
     * @param actor the subject of the caller
     * @param servicePointId where they work; null if they did not say
     */
    public record By(String actor, @Nullable UUID servicePointId) {}
}
