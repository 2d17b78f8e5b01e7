package org.carrel.catalog.places;

import java.util.UUID;

/** What places are used for by other capabilities: what keeps a place from being moved or removed. */
public interface PlaceUse {

    /** How many items belong to a place, withdrawn ones included. */
    long itemsAt(UUID placeId);
}
