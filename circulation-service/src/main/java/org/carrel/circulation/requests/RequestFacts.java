package org.carrel.circulation.requests;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.rules.Terms;

/**
 * All that the decision about a new request looks at.
 *
 * @param borrower for whom; null if no patron has the card or id
 * @param pickup where it will be picked up
 * @param target what is asked for
 * @param openRequests how many open requests the patron has
 * @param today the day at the pickup point
 */
public record RequestFacts(
        @Nullable Borrower borrower, Pickup pickup, Target target, int openRequests, LocalDate today) {

    /**
     * The pickup point.
     *
     * @param servicePoint null if no service point has the id
     * @param codesUpward its code and those of all places above it
     */
    public record Pickup(@Nullable Place servicePoint, List<String> codesUpward) {
        public Pickup {
            codesUpward = List.copyOf(codesUpward);
        }
    }

    /**
     * What is asked for.
     *
     * @param itemId the item, if it must be this one
     * @param known whether the title, or the item, is known at all
     * @param copies the items of the title, or the one item
     * @param openOnTitle the open requests on the title
     */
    public record Target(@Nullable UUID itemId, boolean known, List<Copy> copies, List<Request> openOnTitle) {
        public Target {
            copies = List.copyOf(copies);
            openOnTitle = List.copyOf(openOnTitle);
        }
    }

    /**
     * An item that might fill the request.
     *
     * @param item what it is
     * @param state where it stands
     * @param onLoanTo who has it on loan; null if nobody does
     * @param terms what the rules say for this patron and this item; null if there is no such patron
     */
    public record Copy(
            Item item,
            ItemState state,
            @Nullable UUID onLoanTo,
            @Nullable Terms terms) {}
}
