package org.carrel.circulation.requests;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;
import org.carrel.events.RequestKind;

/** What staff walk the house with. Every list is read in the order in which it is worked off, page by page. */
public interface WorkLists {

    /**
     * An item on a list.
     *
     * @param itemId the item
     * @param recordId its title
     * @param label what is on it
     * @param shelf where it belongs
     * @param sortKey by what it is sorted in a list of shelves: location and shelving key; else empty
     * @param errand why it is on the list
     */
    record Line(UUID itemId, UUID recordId, Item.Label label, Item.Shelf shelf, String sortKey, Errand errand) {}

    /**
     * Why an item is on a list.
     *
     * @param since since when
     * @param requestId the request it is for; null for a transit home
     * @param patronId whose request that is
     * @param servicePointId where it goes
     * @param kind what kind of request it is; null for a transit home
     * @param until until when it is kept; null if that does not matter
     * @param printedAt when it was printed on a pull list; null if it is on none
     */
    record Errand(
            Instant since,
            @Nullable UUID requestId,
            @Nullable UUID patronId,
            UUID servicePointId,
            @Nullable RequestKind kind,
            @Nullable Instant until,
            @Nullable Instant printedAt) {}

    /**
     * Where to go on: the sort key of the last line seen.
     *
     * @param key location and shelving key, or moment as text
     * @param itemId the item
     */
    record After(String key, UUID itemId) {}

    /**
     * Which lines.
     *
     * @param locationIds only from these shelving locations; empty for all
     * @param kinds only for requests of these kinds; empty for all
     * @param before only what is on the list since before a moment; null for all
     * @param unprinted only what is on no printed list yet
     */
    record Filter(
            Set<UUID> locationIds,
            Set<RequestKind> kinds,
            @Nullable Instant before,
            boolean unprinted) {
        /** All of them. */
        public static final Filter ALL = new Filter(Set.of(), Set.of(), null, false);

        public Filter {
            locationIds = Set.copyOf(locationIds);
            kinds = Set.copyOf(kinds);
        }
    }

    /** Items of a branch to be fetched, by the codes of their shelving locations and then as the shelf is sorted. */
    List<Line> toPull(UUID branchId, Filter filter, @Nullable After after, int limit);

    /**
     * Marks items to be fetched as printed, all at once, and gives them in the order of the list.
     *
     * @param by who prints
     */
    List<Line> print(UUID branchId, Filter filter, Instant at, String by, int most);

    /** Items on the hold shelf of a service point whose request is open, the earliest to leave first. */
    List<Line> onHoldShelf(UUID servicePointId, Filter filter, @Nullable After after, int limit);

    /** Items set apart at a service point that do not belong there any more: to be cleared and scanned. */
    List<Line> toClear(UUID servicePointId, Filter filter, @Nullable After after, int limit);

    /** Items on their way to a service point, the longest under way first. */
    List<Line> inTransit(UUID servicePointId, Filter filter, @Nullable After after, int limit);

    /**
     * A request that no copy can fill as things stand.
     *
     * @param requestId the request
     * @param recordId its title
     * @param title display title
     * @param patronId for whom
     * @param servicePointId where it would be picked up
     * @param since since when it is hopeless
     */
    record Hopeless(UUID requestId, UUID recordId, String title, UUID patronId, UUID servicePointId, Instant since) {}

    /** Requests to be picked up at a service point that no copy can fill, the longest so first. */
    List<Hopeless> hopeless(UUID servicePointId, @Nullable After after, int limit);
}
