package org.carrel.circulation.items;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What happens when circulation learns of an item, or of a change to one. Told to whoever looks after where items
 * stand.
 */
public interface FirstSeen {
    /**
     * An item is described anew; it may be seen for the first time.
     *
     * @param before as it was described before; null if it was not known, or was gone
     */
    void described(Item item, @Nullable Item before);

    /** An item is gone from the catalogue. */
    void gone(UUID itemId);
}
