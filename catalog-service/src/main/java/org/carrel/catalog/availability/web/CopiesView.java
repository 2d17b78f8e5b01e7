package org.carrel.catalog.availability.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.events.Availability;
import org.carrel.events.PlaceKind;

/** The copies of a title, and where they stand. */
@Schema(name = "Copies")
record CopiesView(
        @Schema(description = "Copies that have not been withdrawn.")
        int total,

        @Schema(description = "Copies on their shelves.") int available,
        List<BranchView> branches,
        List<CopyView> items) {

    /** The copies of one branch. */
    @Schema(name = "BranchCopies")
    record BranchView(UUID branchId, String code, String name, int total, int available) {}

    /** A place in a few words. */
    @Schema(name = "PlaceName")
    record PlaceNameView(UUID id, PlaceKind kind, String code, String name) {}

    /** One copy. */
    @Schema(name = "Copy")
    record CopyView(
            UUID id,
            @Schema(nullable = true) @Nullable String barcode,

            @Schema(nullable = true, description = "As on the label.") @Nullable
            String callNumber,

            @Schema(nullable = true) @Nullable String volume,
            @Schema(nullable = true) @Nullable String chronology,
            @Schema(nullable = true) @Nullable String copyNumber,
            @Schema(nullable = true) @Nullable String note,
            String materialType,
            String loanType,
            PlaceNameView branch,
            PlaceNameView location,

            @Schema(description = "As circulation last said; UNKNOWN until it has.")
            Availability availability,

            @Schema(nullable = true) @Nullable Instant dueAt,

            @Schema(description = "Open requests that the copy could fill.")
            int requestsWaiting,

            boolean withdrawn) {}
}
