package org.carrel.catalog.items;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Other titles bound into items. An item has one title of its own, which circulation knows it by; under the others it
 * is found and counted too.
 */
public interface BoundTitles {

    /** The other titles of an item, in their order. */
    List<UUID> of(UUID itemId);

    /** The other titles of any of these items. */
    Set<UUID> ofAny(Collection<UUID> itemIds);

    /** Gives an item these other titles and no others. */
    void set(UUID itemId, List<UUID> recordIds);

    /** Items in the collection into which a title is bound, beside their own. */
    List<UUID> itemsWith(UUID recordId);
}
