package org.carrel.catalog.places.web;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.places.Place;
import org.carrel.events.PlaceKind;

/** A place as clients see it. */
@Schema(name = "Place", description = "A place of the consortium: a node of the tree, or a service point.")
record PlaceView(
        UUID id,

        @Schema(description = "The number in the ETag.", examples = "1")
        long version,

        PlaceKind kind,
        @Schema(examples = "MAIN") String code,
        @Schema(examples = "Main Library") String name,
        @Schema(nullable = true) @Nullable UUID parentId,

        @Schema(nullable = true, examples = "Europe/Copenhagen") @Nullable
        String timeZone,

        boolean pickup,
        boolean mobile) {

    static PlaceView of(Place place) {
        var description = place.description();
        return new PlaceView(
                place.id(),
                place.version(),
                description.kind(),
                description.code(),
                description.name(),
                description.parentId(),
                description.timeZone(),
                description.pickup(),
                description.mobile());
    }
}
