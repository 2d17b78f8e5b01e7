package org.carrel.notification.places;

import java.util.Optional;
import java.util.UUID;

import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceRemoved;

/** The replica of places. */
public interface Places {

    /** The place, also one that was removed: what waits there is still there. */
    Optional<Place> find(UUID placeId);

    /** Takes what is newer than what is held, and leaves alone what is not. */
    void take(PlaceChanged changed);

    /** Notes that the place is gone; its name stays. */
    void take(PlaceRemoved removed);
}
