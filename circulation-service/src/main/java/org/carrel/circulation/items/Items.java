package org.carrel.circulation.items;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.ItemChanged;
import org.carrel.events.TitleChanged;

/** The stored replica of items and titles. */
public interface Items {
    Optional<Item> find(UUID itemId);

    Optional<Item> findByBarcode(String barcode);

    /** All items of a title, in the order of their ids. */
    List<Item> ofTitle(UUID recordId);

    boolean knowsTitle(UUID recordId);

    /**
     * Stores what the owner told, unless something newer is known.
     *
     * @return whether it was news
     */
    boolean put(ItemChanged told);

    /** Forgets an item, unless something newer is known. */
    void removeItem(UUID itemId, long version);

    /** Stores what the owner told, unless something newer is known. */
    void put(TitleChanged told);

    /**
     * Forgets a title, unless something newer is known, and remembers which one answers for it.
     *
     * @param mergedInto the title that answers for it; null if none does
     * @return whether it was news
     */
    boolean removeTitle(UUID recordId, long version, @Nullable UUID mergedInto);

    /**
     * The title that answers for a merged one, which may have been merged itself in the meantime. Merges may become
     * known in any order; one that is not known yet is followed when it is told.
     */
    Optional<UUID> survivorOf(UUID recordId);
}
