package org.carrel.circulation.requests;

/** What has become of a request. */
public enum RequestStatus {
    /** It waits for an item. */
    WAITING(true),
    /** A copy on the shelf is to be fetched for it. */
    PAGED(true),
    /** Its item is on the way to the pickup point. */
    IN_TRANSIT(true),
    /** Its item is on the hold shelf. */
    AWAITING_PICKUP(true),
    /** Its item is to be brought to the patron. */
    AWAITING_DELIVERY(true),
    /** The patron borrowed the item. */
    FILLED(false),
    /** Cancelled. */
    CANCELLED(false),
    /** It ended by itself: no longer needed, or not picked up. */
    EXPIRED(false);

    private final boolean open;

    RequestStatus(boolean open) {
        this.open = open;
    }

    public boolean open() {
        return open;
    }

    /** Whether an item is set apart for it. */
    public boolean captured() {
        return open && this != WAITING;
    }
}
