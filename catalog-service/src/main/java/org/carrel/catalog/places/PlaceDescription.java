package org.carrel.catalog.places;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.PlaceKind;

/**
 * What is known of a place.
 *
 * @param kind its level in the tree, or service point
 * @param code short code, unique in the consortium
 * @param name name for people
 * @param parentId the place above it
 * @param timeZone IANA zone; null inherits the parent's
 * @param pickup whether requests may be picked up here
 * @param mobile whether the branch travels
 */
public record PlaceDescription(
        PlaceKind kind,
        String code,
        String name,
        @Nullable UUID parentId,
        @Nullable String timeZone,
        boolean pickup,
        boolean mobile) {}
