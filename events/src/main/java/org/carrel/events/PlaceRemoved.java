package org.carrel.events;

import java.util.UUID;

/**
 * A place is gone; nothing refers to it any more.
 *
 * @param placeId the place
 * @param version see {@link CarrelEvent#version()}
 */
public record PlaceRemoved(UUID placeId, long version) implements PlaceEvent {

    @Override
    public UUID aggregateId() {
        return placeId;
    }
}
