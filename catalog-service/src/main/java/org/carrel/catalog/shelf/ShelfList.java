package org.carrel.catalog.shelf;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The live items of locations in the order of their shelves. */
public interface ShelfList {

    /**
     * A position on a shelf.
     *
     * @param order key of the order
     * @param itemId the item there, to tell those of the same order apart; null for where they begin
     */
    record Position(String order, @Nullable UUID itemId) {}

    /** An item at its position. */
    record Standing(UUID itemId, String order) {}

    /**
     * The items that stand behind a position, nearest first.
     *
     * @param after where to begin; null for the end of the shelf
     * @param backward whether those before it are wanted
     */
    List<Standing> of(UUID locationId, @Nullable Position after, boolean backward, int limit);

    /** The keys in use, at all locations, that begin with one. */
    List<String> keysFrom(String key);

    /**
     * Items that share their place on a shelf with an item of another title, shelf by shelf.
     *
     * @param after what was seen last
     */
    List<Standing> duplicates(UUID locationId, @Nullable Position after, int limit);
}
