package org.carrel.circulation.items;

import java.util.UUID;

/**
 * What happens when circulation learns of an item, or of a change to one. Told to whoever looks after where items
 * stand.
 */
public interface FirstSeen {
    /** An item is described anew; it may be seen for the first time. */
    void described(Item item);

    /** An item is gone from the catalogue. */
    void gone(UUID itemId);
}
