package org.carrel.circulation.availability;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A change of where an item stands: what the audit remembers.
 *
 * @param before how it stood
 * @param next how it stands from now on
 * @param cause what brought the change
 * @param at when
 * @param servicePointId where; null if it happened at no service point
 * @param actor who: the subject of the caller, or the name of a job
 * @param waiting open requests that the item could fill afterwards
 */
public record Change(
        Standing before,
        ItemState next,
        Cause cause,
        Instant at,
        @Nullable UUID servicePointId,
        String actor,
        int waiting) {

    /** What can bring a change. */
    public enum Cause {
        /** The catalogue told of a new item. */
        FIRST_SEEN,
        /** The catalogue withdrew the item, or made it shelf-ready. */
        DESCRIBED,
        /** It was handed over. */
        CHECK_OUT,
        /** Its loan was renewed. */
        RENEWAL,
        /** It was scanned on return. */
        CHECK_IN,
        /** A request was placed. */
        REQUEST_PLACED,
        /** A request was cancelled. */
        REQUEST_CANCELLED,
        /** A request ran out. */
        REQUEST_EXPIRED
    }
}
