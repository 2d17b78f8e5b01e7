package org.carrel.events;

/** How a request gets its item. */
public enum RequestKind {
    /** Fetched from the shelf. */
    PAGE,
    /** Waits for the next return. */
    HOLD,
    /** Calls the item back from its borrower. */
    RECALL
}
