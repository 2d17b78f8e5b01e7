package org.carrel.patron.places;

import java.util.Optional;
import java.util.UUID;

import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceRemoved;

/** What is known here of the branches: a read-only copy of catalog-service's places. */
public interface Branches {

    Optional<Branch> find(UUID id);

    /** Whether there ever was word of a branch, even of its end. */
    boolean heardOf(UUID id);

    /** Takes a place over, unless a newer version of it is held. Places that are no branches are not kept. */
    void keep(PlaceChanged place);

    /** Forgets a place, unless a newer version of it is held. */
    void forget(PlaceRemoved place);
}
