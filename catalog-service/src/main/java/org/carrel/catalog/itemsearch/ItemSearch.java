package org.carrel.catalog.itemsearch;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.Availability;
import org.carrel.events.ProcessTag;

/**
 * The items, to be found by what staff have at hand.
 *
 * <p>They are looked for in PostgreSQL and not in the search index of titles. An item changes with every edit, move and
 * inventory, and its availability with every loan: documents of their own would mean that each instance writes millions
 * of them anew for what a B-tree is told in the same transaction. So an answer is right at once, there is no second
 * copy to rebuild, and what is looked for (the beginning of one value, the end of another, an order) is what B-trees
 * are good at. Only the words of titles are left to the search index, which knows about their spelling and says which
 * titles have them.
 */
public interface ItemSearch {

    /** The items that are wanted, those behind a position, in an order. */
    List<FoundItem> find(Wanted wanted, Order order, @Nullable Position after, int limit);

    /**
     * Which items are wanted.
     *
     * @param text what is looked for; null for all items
     * @param filters what they must be
     */
    record Wanted(@Nullable Text text, Filters filters) {}

    /**
     * What somebody typed, and the titles that it is found in.
     *
     * @param typed not blank
     * @param titles records whose titles have these words
     */
    record Text(String typed, Collection<UUID> titles) {
        public Text {
            titles = List.copyOf(titles);
        }
    }

    /**
     * What items must be; null for no matter.
     *
     * @param branchId where they are now
     * @param locationId where they are now
     * @param materialType a code
     * @param loanType a code, of how they are lent for good
     * @param availability as circulation told last
     * @param processTag work that keeps them off the shelf
     * @param withdrawn whether they have left
     * @param statisticalCode one of their codes
     * @param recordId their title
     */
    record Filters(
            @Nullable UUID branchId,
            @Nullable UUID locationId,
            @Nullable String materialType,
            @Nullable String loanType,
            @Nullable Availability availability,
            @Nullable ProcessTag processTag,
            @Nullable Boolean withdrawn,
            @Nullable String statisticalCode,
            @Nullable UUID recordId) {}

    /** In which order; those that have nothing to be ordered by come first. */
    enum Order {
        CALL_NUMBER,
        BARCODE,
        NEWEST
    }

    /**
     * Where an item stands in an order.
     *
     * @param key what it is ordered by; a point in time in ISO 8601 where the newest come first
     */
    record Position(String key, UUID itemId) {}
}
