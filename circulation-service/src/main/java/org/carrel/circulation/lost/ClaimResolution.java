package org.carrel.circulation.lost;

/** How a claim that an item was returned is resolved. The names are part of the API. */
public enum ClaimResolution {
    /** The item was in the house all the time: the patron was right, and nothing is charged for being late. */
    FOUND_BY_LIBRARY(true),
    /** The patron has brought it now: it is as late as it is. */
    RETURNED_BY_PATRON(true),
    /** Nobody finds it: the loan ends, and the library looks for the item. */
    MISSING(false),
    /** The claim does not hold: the item is declared lost. */
    DECLARED_LOST(false);

    private final boolean withItem;

    ClaimResolution(boolean withItem) {
        this.withItem = withItem;
    }

    /** Whether the item is there, so that a check-in resolves the claim. */
    public boolean withItem() {
        return withItem;
    }
}
