package org.carrel.circulation.loans;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.bookings.BookedItem;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.limits.Holdings;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.rules.Terms;

/**
 * All that the decision about a check-out looks at.
 *
 * @param desk where; null if no service point has the id
 * @param borrower to whom; null if no patron has the card or id
 * @param holdings what the patron has already
 * @param places to tell places by their codes
 * @param copy the item in hand, as far as it was found
 */
public record CheckOutFacts(
        @Nullable Desk desk,
        @Nullable Borrower borrower,
        Holdings holdings,
        PlaceTree places,
        @Nullable Copy copy) {

    /**
     * The item in hand.
     *
     * @param item what it is
     * @param state where it stands
     * @param onLoanTo who has it on loan; null if nobody does
     * @param queue the requests that concern it
     * @param ownElsewhere the patron's own request that this item could fill too, but for which another copy is set
     *     apart; null if there is none
     * @param demand how many others want the title, and how many copies can fill their requests
     * @param terms what the rules say for this patron and this item; null if there is no such patron
     * @param booked who has booked it
     */
    public record Copy(
            Item item,
            ItemState state,
            @Nullable UUID onLoanTo,
            Queue queue,
            @Nullable Request ownElsewhere,
            Demand demand,
            @Nullable Terms terms,
            BookedItem booked) {

        /** An item that nobody has booked. */
        public Copy(
                Item item,
                ItemState state,
                @Nullable UUID onLoanTo,
                Queue queue,
                @Nullable Request ownElsewhere,
                Demand demand,
                @Nullable Terms terms) {
            this(item, state, onLoanTo, queue, ownElsewhere, demand, terms, BookedItem.BY_NOBODY);
        }
    }

    /**
     * How much a title is wanted.
     *
     * @param requests open requests of others on it
     * @param copies copies that can fill them
     */
    public record Demand(int requests, int copies) {
        /** Nobody else wants it. */
        public static final Demand NONE = new Demand(0, 1);
    }
}
