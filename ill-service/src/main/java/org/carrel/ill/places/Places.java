package org.carrel.ill.places;

import java.util.Optional;
import java.util.UUID;

import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceRemoved;

/** The replica of places. */
public interface Places {

    /** Whether anything was ever heard of this place, be it that it was removed. */
    boolean heardOf(UUID placeId);

    Optional<Place> find(UUID placeId);

    /** The place above, as far as anything was heard of this one. */
    Optional<UUID> parentOf(UUID placeId);

    /** Takes what is newer than what is held, and leaves alone what is not. */
    void take(PlaceChanged changed);

    /** Forgets the place, unless something newer is held. */
    void take(PlaceRemoved removed);
}
