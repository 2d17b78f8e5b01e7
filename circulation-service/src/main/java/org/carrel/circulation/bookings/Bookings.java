package org.carrel.circulation.bookings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The stored bookings. */
public interface Bookings {
    Optional<Booking> find(UUID bookingId);

    /** A booking, locked until the transaction ends. */
    Optional<Booking> lock(UUID bookingId);

    /** The bookings of items that stand and are not over at a moment. */
    List<Booking> standing(Collection<UUID> itemIds, Instant now);

    /** How many bookings of a patron stand. */
    int countStanding(UUID patronId);

    void place(Booking booking, Instant at, String by, List<String> overridden);

    /** Writes the new state of a booking; it must be one version ahead of what is stored. */
    void save(Booking changed);

    /** Ends the bookings that are over and nobody came for, and tells how many there were. */
    int expire(Instant now, int most);

    /**
     * Which bookings.
     *
     * @param itemId only of this item
     * @param recordId only of items of this title
     * @param patronId only of this patron
     * @param pickupServicePointId only to be handed out here
     * @param day only those that take in this day
     * @param standing only those that stand
     */
    record Filter(
            @Nullable UUID itemId,
            @Nullable UUID recordId,
            @Nullable UUID patronId,
            @Nullable UUID pickupServicePointId,
            @Nullable LocalDate day,
            boolean standing) {}

    /** Bookings in the order in which they were placed. */
    List<Booking> list(Filter filter, @Nullable UUID after, int limit);
}
