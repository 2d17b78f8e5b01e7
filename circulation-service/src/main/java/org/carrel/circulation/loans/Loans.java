package org.carrel.circulation.loans;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.bookings.Booking;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.limits.Holdings;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.rules.Terms;

/** The stored loans, and what is read and written around them at the desk. */
public interface Loans {

    /** How a patron was told: by the card they showed, or by id. */
    sealed interface Who {
        record ByCard(String number) implements Who {}

        record ById(UUID patronId) implements Who {}
    }

    /**
     * What was found for a check-out, read in the order patron, item, queue and locked in that order.
     *
     * @param borrower the patron; null if the replica has none
     * @param item the item; null if the replica has none
     * @param standing where the item stands; null exactly if {@code item} is
     * @param holdings what the patron has
     * @param onLoanTo who has the item on loan; null if nobody does
     * @param openOnTitle the open requests of the item's title
     * @param copies copies of the title that can fill them; not counted while there are none
     * @param booked the bookings of the item that stand
     */
    record Gathered(
            @Nullable Borrower borrower,
            @Nullable Item item,
            @Nullable Standing standing,
            Holdings holdings,
            @Nullable UUID onLoanTo,
            List<Request> openOnTitle,
            int copies,
            List<Booking> booked) {
        public Gathered {
            openOnTitle = List.copyOf(openOnTitle);
            booked = List.copyOf(booked);
        }
    }

    /** Reads what a check-out needs. Locks it, unless nothing will be written. */
    Gathered gather(Who who, String barcode, boolean lock);

    /**
     * A patron with what they have.
     *
     * @param borrower who
     * @param holdings what they have
     */
    record Patronage(Borrower borrower, Holdings holdings) {}

    /** Reads who somebody is and what they have, without locking anything. */
    Optional<Patronage> patronage(Who who);

    /**
     * A loan that begins.
     *
     * @param loan the loan
     * @param item what is lent
     * @param onSite whether for use in the house
     * @param terms what was promised
     * @param by who handed it over
     * @param overridden findings that were overridden
     * @param reasons why, by finding
     * @param moves how the requests stand that it moves
     */
    record Beginning(
            Loan loan,
            Item item,
            boolean onSite,
            Terms terms,
            String by,
            List<String> overridden,
            java.util.Map<String, String> reasons,
            List<CheckOutReversal.RequestBefore> moves) {
        public Beginning {
            moves = List.copyOf(moves);
            overridden = List.copyOf(overridden);
            reasons = java.util.Map.copyOf(reasons);
        }
    }

    /** Writes a new loan together with all that moves with it. */
    void begin(Beginning beginning, Change change, List<Request> moved);

    /** The terms that were promised with a loan. */
    Terms promised(UUID termsId);

    /**
     * A loan with what belongs to it.
     *
     * @param loan the loan
     * @param recordId the title
     * @param termsId where its terms are stored
     */
    record Kept(Loan loan, UUID recordId, UUID termsId) {}

    Optional<Kept> find(UUID loanId);

    /** Locks an open or closed loan until the transaction ends. */
    Optional<Kept> lock(UUID loanId);

    /** Notes that a lent item belongs to another title. */
    void retitle(UUID itemId, UUID recordId);
}
