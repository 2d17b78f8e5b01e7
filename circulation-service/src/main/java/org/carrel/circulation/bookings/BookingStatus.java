package org.carrel.circulation.bookings;

/** What has become of a booking. */
public enum BookingStatus {
    /** It stands. */
    BOOKED,
    /** The patron has borrowed the item. */
    FILLED,
    /** Cancelled. */
    CANCELLED,
    /** Its time has passed, and the patron did not come. */
    EXPIRED
}
