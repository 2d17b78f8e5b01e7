package org.carrel.circulation.bookings.app;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.bookings.Booking;
import org.carrel.circulation.bookings.Bookings;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.platform.security.Caller;

/** Cancels a booking. Runs in the transaction of its caller. */
@ApplicationScoped
public class EndBooking {
    private final Bookings bookings;
    private final PlaceDirectory places;
    private final Clock clock;

    EndBooking(Bookings bookings, PlaceDirectory places, Clock clock) {
        this.bookings = bookings;
        this.places = places;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It is cancelled. */
        record Done(Booking booking) implements Outcome {}

        /** It had ended before. */
        record TooLate(Booking booking) implements Outcome {}

        /** There is no such booking. */
        record NoSuchBooking() implements Outcome {}
    }

    public Outcome cancel(UUID bookingId, String reason, Caller caller) {
        Booking booking = bookings.lock(bookingId).orElse(null);
        if (booking == null) {
            return new Outcome.NoSuchBooking();
        }
        places.tree().branchOf(booking.wish().pickupServicePointId()).ifPresent(caller::requireBranch);
        if (!booking.stands()) {
            return new Outcome.TooLate(booking);
        }
        Booking cancelled = booking.cancelled(reason, clock.instant().truncatedTo(ChronoUnit.MICROS));
        bookings.save(cancelled);
        return new Outcome.Done(cancelled);
    }
}
