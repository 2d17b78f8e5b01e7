package org.carrel.events;

/**
 * Where an item stands in circulation: the closed set of states that circulation-service owns. It is derived by scans
 * and decisions only; nobody types it in.
 */
public enum Availability {
    /** Ordered, not yet received. */
    ON_ORDER,
    /** Received, being made shelf-ready. */
    IN_PROCESS,
    /** On its shelf. */
    AVAILABLE,
    /** On its shelf and wanted: staff are to fetch it. */
    PAGED,
    /** On loan. */
    CHECKED_OUT,
    /** On its way to another service point. */
    IN_TRANSIT,
    /** On the hold shelf, for one patron. */
    AWAITING_PICKUP,
    /** Waiting to be delivered to one patron. */
    AWAITING_DELIVERY,
    /** Declared lost by staff. */
    DECLARED_LOST,
    /** So long overdue that it counts as lost. */
    AGED_TO_LOST,
    /** Lost, and the patron has settled it. */
    LOST_AND_PAID,
    /** The patron says it was returned. */
    CLAIMED_RETURNED,
    /** Not where it should be. */
    MISSING,
    /** Missing for so long that it will not be looked for. */
    LONG_MISSING,
    /** Kept back for another reason. */
    UNAVAILABLE,
    /** Lent only to some. */
    RESTRICTED,
    /** Not known; to be looked at. */
    UNKNOWN,
    /** Taken out of the collection. */
    WITHDRAWN
}
