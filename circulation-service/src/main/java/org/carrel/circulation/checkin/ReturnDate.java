package org.carrel.circulation.checkin;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.calendar.OpeningHours;

/** When staff say that an item came back. The moment of the scan is kept beside it. */
public sealed interface ReturnDate {

    /** When it counts as returned. */
    Instant at(OpeningHours hours, @Nullable Instant checkedOutAt, Instant now);

    /** As it is scanned. */
    record AtScan() implements ReturnDate {
        @Override
        public Instant at(OpeningHours hours, @Nullable Instant checkedOutAt, Instant now) {
            return now;
        }
    }

    /**
     * It lay in the book drop, and nobody knows since when: it counts as returned when the branch closed last, which is
     * the best it can be for the patron. Never before it was lent.
     */
    record InBookDrop() implements ReturnDate {
        @Override
        public Instant at(OpeningHours hours, @Nullable Instant checkedOutAt, Instant now) {
            Instant closed = hours.closingBefore(now).orElse(now);
            return checkedOutAt != null && closed.isBefore(checkedOutAt) ? checkedOutAt : closed;
        }
    }

    /** As staff know. */
    record At(Instant returnedAt) implements ReturnDate {
        @Override
        public Instant at(OpeningHours hours, @Nullable Instant checkedOutAt, Instant now) {
            return returnedAt;
        }
    }
}
