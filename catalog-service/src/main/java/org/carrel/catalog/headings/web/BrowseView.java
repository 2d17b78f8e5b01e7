package org.carrel.catalog.headings.web;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.headings.Headings.Line;
import org.carrel.catalog.headings.Headings.Reference;
import org.carrel.catalog.headings.app.BrowseHeadings.Window;

/** A stretch of a browse list as clients see it. */
@Schema(name = "BrowseWindow")
record BrowseView(
        List<LineView> items,

        @Schema(
                nullable = true,
                description = "Where the text that was asked for files; absent when reading on or backwards.")
        @Nullable
        PlaceView place,

        @Schema(nullable = true, description = "Send it as `at` to read backwards; null at the beginning.") @Nullable
        String previous,

        @Schema(nullable = true, description = "Send it as `at` to read on; null at the end.") @Nullable
        String next,

        @Schema(description = "False while the list is still being made after an upgrade, and lines may be missing.")
        boolean complete) {

    /** Where a text files. */
    @Schema(name = "BrowsePlace")
    record PlaceView(
            String text,

            @Schema(description = "How many of the items stand before it: it would file there.", examples = "5")
            int position,

            @Schema(description = "Whether the item at that position is what was asked for.")
            boolean exact) {}

    /** A line of a list. */
    @Schema(name = "BrowseLine")
    record LineView(
            UUID id,

            @Schema(examples = "Twain, Mark, 1835-1910") String text,

            @Schema(nullable = true, description = "For classes: by which scheme.", examples = "LC") @Nullable
            String scheme,

            @Schema(description = "How many records use it; none for a heading that only refers to others.")
            int count,

            @Schema(nullable = true, description = "The authority that establishes it.") @Nullable
            UUID authorityId,

            @Schema(description = "It is not used; these are.")
            List<ReferenceView> see,

            @Schema(description = "These are used too.") List<ReferenceView> seeAlso) {

        static LineView of(Line line, List<Reference> references) {
            return new LineView(
                    line.id(),
                    line.text(),
                    line.scheme(),
                    line.count(),
                    line.authorityId(),
                    to(line, Reference.Kind.SEE, references),
                    to(line, Reference.Kind.SEE_ALSO, references));
        }

        private static List<ReferenceView> to(Line line, Reference.Kind kind, List<Reference> references) {
            return references.stream()
                    .filter(reference -> reference.from().equals(line.id()) && reference.kind() == kind)
                    .map(reference -> new ReferenceView(
                            reference.to().id(),
                            reference.to().text(),
                            reference.to().count(),
                            reference.relation()))
                    .toList();
        }
    }

    /** A reference to another line of the list. */
    @Schema(name = "BrowseReference")
    record ReferenceView(
            UUID id,
            String text,
            int count,

            @Schema(
                    nullable = true,
                    description = "Why, as MARC 21 codes it: `a` earlier, `b` later heading, `g` broader, `h` narrower "
                            + "term, and so on.",
                    examples = "a")
            @Nullable
            String relation) {}

    static BrowseView of(Window window, @Nullable String from, boolean complete) {
        Integer at = window.at();
        return new BrowseView(
                window.lines().stream()
                        .map(line -> LineView.of(line, window.references()))
                        .toList(),
                at == null || from == null ? null : new PlaceView(from, at, window.exact()),
                Places.encoded(window.previous()),
                Places.encoded(window.next()),
                complete);
    }
}
