package org.carrel.circulation.places;

import java.util.List;
import java.util.UUID;

import org.carrel.events.PlaceChanged;

/** The stored replica of the places. */
public interface Places {
    List<Place> all();

    /** A number that changes whenever any place does. */
    long revision();

    /** Stores what the owner told, unless something newer is known. */
    void put(PlaceChanged told);

    /** Forgets a place, unless something newer is known. */
    void remove(UUID placeId, long version);
}
