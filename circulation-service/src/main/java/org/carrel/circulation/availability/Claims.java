package org.carrel.circulation.availability;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;

/** Who waits for an item that has just come within reach. */
public interface Claims {

    /**
     * What came of it.
     *
     * @param requestId the request that the item is now to be fetched for; null if nobody waits for it
     * @param waiting open requests that the item concerns
     */
    record Claim(@Nullable UUID requestId, int waiting) {}

    /**
     * Gives an item to the first who waits for it and notes so on the request. The item must be locked; this locks the
     * queue of its title.
     */
    Claim claim(Item item, Instant now);
}
