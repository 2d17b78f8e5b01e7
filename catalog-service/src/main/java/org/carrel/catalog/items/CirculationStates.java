package org.carrel.catalog.items;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import org.carrel.events.Availability;

/** What circulation has said of items. */
public interface CirculationStates {

    /** Where items stand; those that circulation has not spoken of are left out. */
    Map<UUID, Availability> states(Collection<UUID> itemIds);
}
