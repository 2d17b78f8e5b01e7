package org.carrel.notification.places;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.PlaceKind;

/**
 * A place, as far as a notice names it.
 *
 * @param kind its level in the tree
 * @param name its name for people
 * @param parentId the place above it
 * @param timeZone its IANA time zone; null inherits
 */
public record Place(
        PlaceKind kind,
        String name,
        @Nullable UUID parentId,
        @Nullable String timeZone) {

    /** The place above it. */
    public Optional<UUID> parent() {
        return Optional.ofNullable(parentId);
    }
}
