package org.carrel.circulation.requests;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;

/** What staff walk the house with. Every list is read in the order in which it is worked off, page by page. */
public interface WorkLists {

    /**
     * An item on a list.
     *
     * @param itemId the item
     * @param recordId its title
     * @param label what is on it
     * @param shelf where it belongs
     * @param errand why it is on the list
     */
    record Line(UUID itemId, UUID recordId, Item.Label label, Item.Shelf shelf, Errand errand) {}

    /**
     * Why an item is on a list.
     *
     * @param since since when
     * @param requestId the request it is for; null for a transit home
     * @param patronId whose request that is
     * @param servicePointId where it goes
     * @param until until when it is kept; null if that does not matter
     */
    record Errand(
            Instant since,
            @Nullable UUID requestId,
            @Nullable UUID patronId,
            UUID servicePointId,
            @Nullable Instant until) {}

    /**
     * Where to go on: the sort key of the last line seen.
     *
     * @param key shelving key, or moment as text
     * @param itemId the item
     */
    record After(String key, UUID itemId) {}

    /** Items of a branch to be fetched from the shelf, as the shelf is sorted. */
    List<Line> toPull(UUID branchId, @Nullable After after, int limit);

    /** Items on the hold shelf of a service point whose request is open, the earliest to leave first. */
    List<Line> onHoldShelf(UUID servicePointId, @Nullable After after, int limit);

    /** Items on the hold shelf of a service point whose request has ended: to be cleared and scanned. */
    List<Line> toClear(UUID servicePointId, @Nullable After after, int limit);

    /** Items on their way to a service point, the longest under way first. */
    List<Line> inTransit(UUID servicePointId, @Nullable After after, int limit);
}
