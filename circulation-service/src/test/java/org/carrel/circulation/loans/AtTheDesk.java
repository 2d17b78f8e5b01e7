package org.carrel.circulation.loans;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.limits.Holdings;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.rules.Rulings;
import org.carrel.circulation.rules.Terms;
import org.carrel.events.Availability;
import org.carrel.events.Card;
import org.carrel.events.PatronBlock;
import org.carrel.events.PlaceKind;
import org.carrel.events.ProcessTag;
import org.carrel.events.RequestKind;

/** People and books for tests of decisions. */
public final class AtTheDesk {
    /** Monday, the first of June 2026, noon in Copenhagen. */
    public static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    public static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    public static final UUID BRANCH = new UUID(0, 100);
    public static final UUID PICKUP = new UUID(0, 101);
    public static final UUID SHELF = new UUID(0, 400);
    public static final UUID RECORD = new UUID(0, 200);
    public static final OpeningHours HOURS = OpeningHours.always(ZoneId.of("Europe/Copenhagen"));
    public static final Desk DESK = new Desk(PICKUP, BRANCH, HOURS);
    public static final Patron ADULT = patron(1);
    public static final Patron OTHER = patron(2);

    /** The branch and its shelf, by their codes. */
    public static final PlaceTree PLACES = PlaceTree.of(List.of(
            new Place(BRANCH, PlaceKind.BRANCH, "MAIN", "Main", null, "Europe/Copenhagen", false),
            new Place(SHELF, PlaceKind.LOCATION, "MAIN-A", "Main, open shelves", BRANCH, null, false)));

    private static long requests = 1_000;

    private AtTheDesk() {}

    public static Patron patron(long number) {
        return new Patron(new UUID(0, number), true, "adult", BRANCH, null, List.of());
    }

    public static Patron until(LocalDate lastDay) {
        return new Patron(ADULT.id(), true, "adult", BRANCH, lastDay, List.of());
    }

    /** A patron with a block that stops check-outs, or only the other acts. */
    public static Patron blocked(boolean checkOut, @Nullable LocalDate until) {
        return new Patron(
                ADULT.id(),
                true,
                "adult",
                BRANCH,
                null,
                List.of(new PatronBlock(new UUID(0, 9), "conduct", checkOut, !checkOut, !checkOut, until)));
    }

    public static Borrower showing(Patron patron) {
        return new Borrower(patron, new Card("1", Card.State.ACTIVE));
    }

    public static Item aBook() {
        return aBook(false, Set.of());
    }

    public static Item aBook(boolean withdrawn, Set<ProcessTag> work) {
        return item(300, BRANCH, withdrawn, work);
    }

    public static Item item(long number, UUID branch, boolean withdrawn, Set<ProcessTag> work) {
        return new Item(
                new UUID(0, number),
                RECORD,
                new Item.Label("B" + number, "Niels Lyhne", "Jacobsen, J. P."),
                new Item.Shelf(branch, SHELF, "839.81", "839.81"),
                "book",
                "normal",
                work,
                withdrawn);
    }

    public static CheckOutFacts.Copy copy(ItemState state) {
        return copy(state, Rulings.terms());
    }

    public static CheckOutFacts.Copy copy(ItemState state, Terms terms) {
        return new CheckOutFacts.Copy(aBook(), state, null, queue(), null, CheckOutFacts.Demand.NONE, terms);
    }

    public static CheckOutFacts.Copy copy(ItemState state, Patron onLoanTo) {
        return new CheckOutFacts.Copy(
                aBook(),
                state,
                state instanceof ItemState.OnLoan ? onLoanTo.id() : null,
                queue(),
                null,
                CheckOutFacts.Demand.NONE,
                Rulings.terms());
    }

    public static CheckOutFacts.Copy copy(ItemState state, Queue queue) {
        return new CheckOutFacts.Copy(aBook(), state, null, queue, null, CheckOutFacts.Demand.NONE, Rulings.terms());
    }

    public static Queue queue(Request... requests) {
        return new Queue(aBook().id(), List.of(requests), TODAY);
    }

    /** A waiting request on the title of the book. */
    public static Request requestOf(Patron patron) {
        return requestOf(patron, NOW.minusSeconds(60));
    }

    public static Request requestOf(Patron patron, Instant placedAt) {
        return request(patron, placedAt, null, PICKUP);
    }

    public static Request request(Patron patron, Instant placedAt, @Nullable UUID itemId, UUID pickup) {
        return Request.placed(
                new UUID(0, requests++),
                new Request.Wish(
                        RequestKind.HOLD,
                        RECORD,
                        itemId,
                        null,
                        patron.id(),
                        "adult",
                        Request.Handover.at(pickup),
                        null,
                        false),
                Request.Place.of(placedAt));
    }

    /** So many books on loan, none of them due before long. */
    public static Holdings holding(int books) {
        return new Holdings(Collections.nCopies(books, onLoan("book", "normal", false)), 0, 0);
    }

    /** Something on loan, of a title of its own. */
    public static Holdings.OnLoan onLoan(String materialType, String loanType, boolean onSite) {
        return new Holdings.OnLoan(
                new Holdings.Thing(
                        new UUID(4, requests), new UUID(0, requests++), materialType, loanType, SHELF, BRANCH),
                NOW.plusSeconds(1_000_000),
                onSite,
                Availability.CHECKED_OUT);
    }
}
