package org.carrel.catalog.places;

import java.util.UUID;

import org.carrel.events.PlaceChanged;

/** A place of the consortium, in one version. */
public record Place(UUID id, long version, PlaceDescription description) {

    /** The event that tells others of it. */
    public PlaceChanged changed() {
        return new PlaceChanged(
                id,
                version,
                description.kind(),
                description.code(),
                description.name(),
                description.parentId(),
                description.timeZone(),
                description.pickup(),
                description.mobile());
    }
}
