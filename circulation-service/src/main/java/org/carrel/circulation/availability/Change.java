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
 * @param comment why, in words
 */
public record Change(
        Standing before,
        ItemState next,
        Cause cause,
        Instant at,
        @Nullable UUID servicePointId,
        String actor,
        int waiting,
        @Nullable String comment) {

    /** A change that needs no words. */
    public Change(
            Standing before,
            ItemState next,
            Cause cause,
            Instant at,
            @Nullable UUID servicePointId,
            String actor,
            int waiting) {
        this(before, next, cause, at, servicePointId, actor, waiting, null);
    }

    /** What can bring a change. */
    public enum Cause {
        /** The catalogue told of a new item. */
        FIRST_SEEN,
        /** The catalogue withdrew the item, received it or made it shelf-ready. */
        DESCRIBED,
        /** It was handed over. */
        CHECK_OUT,
        /** Its loan was renewed. */
        RENEWAL,
        /** Its check-out was reversed. */
        CHECK_OUT_REVERSED,
        /** Its due date was moved by staff. */
        DUE_DATE_CHANGE,
        /** It was scanned on return. */
        CHECK_IN,
        /** Its check-in was reversed. */
        CHECK_IN_REVERSED,
        /** The patron said that it was returned. */
        CLAIMED_RETURNED,
        /** The claim that it was returned was resolved without it. */
        CLAIM_RESOLVED,
        /** Staff declared it lost. */
        DECLARED_LOST,
        /** It was overdue for too long. */
        AGED_TO_LOST,
        /** What its loss costs was settled. */
        SETTLED,
        /** Staff said how it is with it. */
        MARKED,
        /** A request was placed. */
        REQUEST_PLACED,
        /** Another copy was asked for, or one that nobody had asked for yet. */
        RETARGETED,
        /** Its loan was called back, and is due earlier. */
        RECALL,
        /** A request was cancelled. */
        REQUEST_CANCELLED,
        /** A request ran out. */
        REQUEST_EXPIRED
    }
}
