package org.carrel.catalog.headings.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.headings.Shelf.Spine;
import org.carrel.catalog.headings.app.BrowseShelf.Standing;
import org.carrel.catalog.headings.app.BrowseShelf.Stretch;
import org.carrel.catalog.records.CatalogueRecord;

/** A stretch of the virtual shelf as clients see it. */
@Schema(name = "ShelfWindow")
record ShelfView(
        List<SpineView> items,

        @Schema(
                nullable = true,
                description = "Where the number that was asked for stands; absent when reading on or backwards.")
        BrowseView.@Nullable PlaceView place,

        @Schema(nullable = true, description = "Send it as `at` to read backwards; null at the beginning.") @Nullable
        String previous,

        @Schema(nullable = true, description = "Send it as `at` to read on; null at the end.") @Nullable
        String next) {

    /** A title at its place. */
    @Schema(name = "Spine")
    record SpineView(
            @Schema(examples = "QA76.73 .J38 B55 2018") String callNumber,
            @Schema(examples = "LC") String scheme,
            UUID recordId,
            String title,
            @Schema(nullable = true) @Nullable String author,
            @Schema(nullable = true) @Nullable String year,

            @Schema(description = "How many items carry the number; none if only the record does.")
            int copies) {

        static SpineView of(Spine spine, Map<UUID, CatalogueRecord> titles) {
            CatalogueRecord record = Objects.requireNonNull(titles.get(spine.recordId()), "a spine has a title");
            return new SpineView(
                    spine.callNumber(),
                    spine.scheme(),
                    spine.recordId(),
                    record.brief().title(),
                    record.brief().author(),
                    record.brief().year(),
                    spine.copies());
        }

        static List<SpineView> all(List<Spine> spines, Map<UUID, CatalogueRecord> titles) {
            return spines.stream().map(spine -> of(spine, titles)).toList();
        }
    }

    /** How a call number stands. */
    @Schema(name = "CallNumberStanding")
    record StandingView(
            @Schema(description = "Whether some title has it already.")
            boolean taken,

            @Schema(description = "The titles that have it: more than one is a duplicate.")
            List<SpineView> holders,

            @Schema(description = "What stands before its place.")
            List<SpineView> before,

            @Schema(description = "What stands behind its place.")
            List<SpineView> behind,

            @Schema(
                    description = "Numbers that nobody has: itself, or else the nearest to it.",
                    examples = "[\"QA76.73 .J382 B55 2018\"]")
            List<String> free) {

        static StandingView of(Standing standing) {
            return new StandingView(
                    !standing.holders().isEmpty(),
                    SpineView.all(standing.holders(), standing.titles()),
                    SpineView.all(standing.before(), standing.titles()),
                    SpineView.all(standing.behind(), standing.titles()),
                    standing.free());
        }
    }

    static ShelfView of(Stretch stretch, @Nullable String from) {
        Integer at = stretch.at();
        return new ShelfView(
                SpineView.all(stretch.spines(), stretch.titles()),
                at == null || from == null ? null : new BrowseView.PlaceView(from, at, stretch.exact()),
                Places.encoded(stretch.previous()),
                Places.encoded(stretch.next()));
    }
}
