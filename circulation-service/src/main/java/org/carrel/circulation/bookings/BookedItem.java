package org.carrel.circulation.bookings;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;

import static org.carrel.circulation.findings.Findings.figures;

/**
 * The bookings of an item as they concern whoever wants to borrow it now.
 *
 * @param bookings those that stand
 */
public record BookedItem(List<Booking> bookings) {
    /** An item that nobody has booked. */
    public static final BookedItem BY_NOBODY = new BookedItem(List.of());

    public BookedItem {
        bookings = bookings.stream()
                .sorted(Comparator.comparing(booking -> booking.time().keptFrom()))
                .toList();
    }

    /** The patron's own booking that a loan would fill. */
    public Optional<Booking> filledBy(UUID patronId, Instant now) {
        return bookings.stream()
                .filter(booking -> booking.isBy(patronId) && booking.time().keepsBackAt(now))
                .findFirst();
    }

    /** Finds that the item is kept back for somebody else. */
    public void look(UUID patronId, Instant now, Findings findings) {
        bookings.stream()
                .filter(booking -> !booking.isBy(patronId) && booking.time().keepsBackAt(now))
                .findFirst()
                .ifPresent(booking -> findings.add(
                        FindingCode.ITEM_BOOKED,
                        figures(
                                "bookingId",
                                booking.id(),
                                "patronId",
                                booking.wish().patronId(),
                                "from",
                                booking.time().firstDay().toString(),
                                "until",
                                booking.time().lastDay().toString())));
    }

    /** A due date that does not go into the next booking of somebody else; the same if there is none before it. */
    public Instant shorten(Instant dueAt, UUID patronId, Instant now, Findings findings) {
        Optional<Booking> next = bookings.stream()
                .filter(booking -> !booking.isBy(patronId)
                        && booking.time().keptFrom().isAfter(now)
                        && booking.time().keptFrom().isBefore(dueAt))
                .findFirst();
        if (next.isEmpty()) {
            return dueAt;
        }
        Instant shorter = next.get().time().keptFrom().minusSeconds(1);
        findings.add(
                FindingCode.DUE_DATE_SHORTENED,
                figures(
                        "dueAt",
                        shorter.toString(),
                        "withoutThat",
                        dueAt.toString(),
                        "bookingId",
                        next.get().id()));
        return shorter;
    }
}
