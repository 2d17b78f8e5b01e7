package org.carrel.events;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A place exists and is now as told here.
 *
 * @param placeId the place
 * @param version see {@link CarrelEvent#version()}
 * @param kind its level in the tree, or service point
 * @param code short code, unique in the consortium, shown on slips and labels
 * @param name name for people
 * @param parentId the place above it; null for the consortium only. A service point's parent is its branch
 * @param timeZone IANA zone id; null inherits the parent's
 * @param pickup whether requests may be picked up here (service points)
 * @param mobile whether the branch travels (a bookmobile)
 */
public record PlaceChanged(
        UUID placeId,
        long version,
        PlaceKind kind,
        String code,
        String name,
        @Nullable UUID parentId,
        @Nullable String timeZone,
        boolean pickup,
        boolean mobile)
        implements PlaceEvent {

    @Override
    public UUID aggregateId() {
        return placeId;
    }
}
