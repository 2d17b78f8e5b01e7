package org.carrel.catalog.places.web;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.places.PlaceDescription;
import org.carrel.events.PlaceKind;

/** What a client says of a place. */
@Schema(name = "PlaceDescription", description = "What is known of a place.")
record PlaceBody(
        @NotNull @Schema(description = "Its level in the tree; cannot be edited.")
        PlaceKind kind,

        @NotBlank
        @Pattern(
                regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,29}",
                message = "must be 1 to 30 letters, digits, dots, hyphens or underscores")
        @Schema(description = "Short code, unique in the consortium.", examples = "MAIN-DESK")
        String code,

        @NotBlank @Size(max = 200) @Schema(examples = "Main desk")
        String name,

        @Schema(nullable = true, description = "The place above it; none for the consortium only.") @Nullable
        UUID parentId,

        @Size(max = 60)
        @Schema(
                nullable = true,
                description = "IANA time zone; left out, the zone of the place above holds.",
                examples = "Europe/Copenhagen")
        @Nullable
        String timeZone,

        @Schema(description = "Whether requests may be picked up here (service points).")
        boolean pickup,

        @Schema(description = "Whether the branch travels, as a bookmobile does.")
        boolean mobile) {

    PlaceDescription description() {
        return new PlaceDescription(kind, code, name, parentId, timeZone, pickup, mobile);
    }
}
