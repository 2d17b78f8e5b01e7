package org.carrel.catalog.search.web;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a search found. */
@Schema(name = "SearchResult")
record SearchView(
        @Schema(description = "How many titles were found.") long total,
        List<HitView> items,

        @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
        String next,

        @Schema(description = "The facets that were asked for.")
        FacetsView facets,

        @Schema(
                nullable = true,
                description =
                        "Where little is found: a spelling of the words that finds more. Nothing is ever searched "
                                + "for in place of what was asked.")
        @Nullable
        SpellingView didYouMean) {

    /** A spelling that finds more. */
    @Schema(name = "Spelling")
    record SpellingView(
            @Schema(examples = "pride prejudice") String q,

            @Schema(description = "How many titles it finds.")
            long total) {}

    /** A title found. */
    @Schema(name = "Hit")
    record HitView(
            UUID recordId,
            String title,
            @Schema(nullable = true) @Nullable String author,

            @Schema(nullable = true, examples = "1997") @Nullable
            String year,

            @Schema(examples = "book") String format,
            List<String> isbns,

            @Schema(description = "Live counts of its copies.")
            CopiesView items,

            @Schema(description = "Hidden from the public; staff only.")
            boolean suppressed) {}

    /** How many copies there are. */
    @Schema(name = "HitCopies")
    record CopiesView(
            @Schema(description = "Copies that have not been withdrawn.")
            int total,

            @Schema(description = "Copies on their shelves.")
            int available,

            List<BranchCopiesView> branches) {}

    /** How many copies a branch has. */
    @Schema(name = "HitBranchCopies")
    record BranchCopiesView(UUID branchId, int total, int available) {}

    /** Counts by value, the most frequent first. */
    @Schema(name = "Facets")
    record FacetsView(
            @Schema(nullable = true) @Nullable List<CountView> format,
            @Schema(nullable = true) @Nullable List<CountView> language,
            @Schema(nullable = true) @Nullable List<CountView> era,
            @Schema(nullable = true) @Nullable List<CountView> branch,
            @Schema(nullable = true) @Nullable List<CountView> location,
            @Schema(nullable = true) @Nullable List<CountView> topic,
            @Schema(nullable = true) @Nullable List<CountView> geographic,
            @Schema(nullable = true) @Nullable List<CountView> genre,
            @Schema(nullable = true) @Nullable List<CountView> author,
            @Schema(nullable = true) @Nullable List<CountView> series,

            @JsonProperty("class") @Schema(name = "class", nullable = true) @Nullable
            List<CountView> shelfClass,

            @Schema(nullable = true) @Nullable List<CountView> available) {}

    /** How many titles have a value. */
    @Schema(name = "FacetCount")
    record CountView(
            String value,

            @Schema(nullable = true, description = "Name for people, where there is one.") @Nullable
            String label,

            long count) {}
}
