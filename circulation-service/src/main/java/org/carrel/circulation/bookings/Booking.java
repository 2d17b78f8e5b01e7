package org.carrel.circulation.bookings;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A booking.
 *
 * @param id the booking
 * @param version grows with every change
 * @param wish what is booked, for whom and where
 * @param time when
 * @param status what has become of it
 * @param end how it ended; null while it stands
 */
public record Booking(
        UUID id,
        long version,
        Wish wish,
        BookedTime time,
        BookingStatus status,
        @Nullable End end) {

    /**
     * What is booked.
     *
     * @param itemId the item
     * @param recordId its title
     * @param anyItem whether another item of the title would do as well
     * @param patronId for whom
     * @param pickupServicePointId where it is handed out
     * @param note what staff should know
     */
    public record Wish(
            UUID itemId,
            UUID recordId,
            boolean anyItem,
            UUID patronId,
            UUID pickupServicePointId,
            @Nullable String note) {}

    /**
     * How it ended.
     *
     * @param at when
     * @param reason code of the reason
     * @param loanId the loan that filled it; null if none did
     */
    public record End(Instant at, String reason, @Nullable UUID loanId) {}

    /** The patron has borrowed the item. */
    public Booking filled(UUID loanId, Instant at) {
        return ended(BookingStatus.FILLED, new End(at, "borrowed", loanId));
    }

    /** It was cancelled. */
    public Booking cancelled(String reason, Instant at) {
        return ended(BookingStatus.CANCELLED, new End(at, reason, null));
    }

    private Booking ended(BookingStatus how, End ending) {
        if (!stands()) {
            throw new IllegalStateException("booking " + id + " has ended");
        }
        return new Booking(id, version + 1, wish, time, how, ending);
    }

    public boolean stands() {
        return status == BookingStatus.BOOKED;
    }

    public boolean isBy(UUID patronId) {
        return wish.patronId().equals(patronId);
    }
}
