package org.carrel.ill.requests;

/** How an action turned out, where one action can lead to several states. */
public enum Outcome {
    /** It was done; there is nothing to tell apart. */
    DONE,
    /** The partner set a condition or a cost. */
    CONDITIONAL,
    /** The checks found nothing, or only what staff waived. */
    ACCEPTED,
    /** The checks found that the patron may not request. */
    PATRON_REFUSED,
    /** The checks found the patron's limit reached. */
    LIMIT_REACHED,
    /** The checks found an equal request. */
    DUPLICATE_FOUND,
    /** The checks found the title in the consortium. */
    HELD_LOCALLY,
    /** The checks found something else. */
    TO_BE_PUT_RIGHT
}
