package org.carrel.catalog.availability;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import org.carrel.events.ItemAvailabilityChanged;

/** What circulation has said of items. */
public interface Availabilities {

    /** Keeps what an event says unless as new a word is held already; tells whether it did. */
    boolean keep(ItemAvailabilityChanged told);

    /** Where items stand; those that circulation has not spoken of are left out. */
    Map<UUID, Standing> of(Collection<UUID> itemIds);

    /** The copies of titles; titles without items are left out. */
    Map<UUID, Holdings> holdings(Collection<UUID> recordIds);
}
