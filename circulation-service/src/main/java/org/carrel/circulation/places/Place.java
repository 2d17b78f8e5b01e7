package org.carrel.circulation.places;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.PlaceKind;

/**
 * A place of the consortium, as catalog-service described it last.
 *
 * @param id the place
 * @param kind its level in the tree, or service point
 * @param code short code, unique in the consortium
 * @param name name for people
 * @param parentId the place above it; null at the root
 * @param timeZone IANA zone id; null inherits the parent's
 * @param pickup whether requests may be picked up here
 */
public record Place(
        UUID id,
        PlaceKind kind,
        String code,
        String name,
        @Nullable UUID parentId,
        @Nullable String timeZone,
        boolean pickup) {}
