package org.carrel.events;

/** Work being done on an item that keeps it from being lent, whatever its availability. */
public enum ProcessTag {
    /** Ordered, not yet received. */
    ON_ORDER,
    /** Received, and being made shelf-ready for the first time. */
    IN_PROCESS,
    /** In repair. */
    REPAIR,
    /** At the bindery. */
    BINDERY,
    /** Being digitised. */
    DIGITISATION,
    /** At the cataloguer's desk. */
    CATALOGUING,
    /** Under review for withdrawal. */
    WEEDING_REVIEW,
    /** On show. */
    EXHIBITION
}
