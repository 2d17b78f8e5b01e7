package org.carrel.circulation.requests;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.rules.Terms;

/**
 * All that the decision about a new request looks at.
 *
 * @param borrower for whom; null if no patron has the card or id
 * @param pickup where it will be picked up
 * @param target what is asked for
 * @param demand what the patron has asked for so far
 * @param today the day at the pickup point
 * @param proxy who asks on the patron's behalf; null if nobody does
 */
public record RequestFacts(
        @Nullable Borrower borrower,
        Pickup pickup,
        Target target,
        Demand demand,
        LocalDate today,
        @Nullable Proxy proxy) {

    /**
     * Who asks on the patron's behalf.
     *
     * @param patron who that is; null if no patron has the id
     */
    public record Proxy(@Nullable Patron patron) {}

    /**
     * What the patron has asked for so far.
     *
     * @param open open requests
     * @param suspended how many of them are suspended
     * @param openByMaterial open requests by the material type of what they ask for
     * @param placedToday requests that were placed on this day, open or not
     */
    public record Demand(int open, int suspended, Map<String, Integer> openByMaterial, int placedToday) {
        /** Nothing. */
        public static final Demand NONE = new Demand(0, 0, Map.of(), 0);

        public Demand {
            openByMaterial = Map.copyOf(openByMaterial);
        }
    }

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
     * @param volume the volume or part, if any item of it will do
     * @param copies the items of the title or of the volume, or the one item
     * @param openOnTitle the open requests on the title
     * @param branches where the copies are, as seen from the pickup point
     */
    public record Target(
            @Nullable UUID itemId,
            boolean known,
            @Nullable String volume,
            List<Copy> copies,
            List<Request> openOnTitle,
            Map<UUID, Targeting.Branch> branches) {
        public Target {
            copies = List.copyOf(copies);
            openOnTitle = List.copyOf(openOnTitle);
            branches = Map.copyOf(branches);
        }
    }

    /**
     * An item that might fill the request.
     *
     * @param item what it is
     * @param state where it stands
     * @param onLoanTo who has it on loan; null if nobody does
     * @param terms what the rules say for this patron and this item; null if there is no such patron
     * @param protectedYet whether the item is so new that it is for patrons nearby, and this pickup point is not
     */
    public record Copy(
            Item item,
            ItemState state,
            @Nullable UUID onLoanTo,
            @Nullable Terms terms,
            boolean protectedYet) {}
}
