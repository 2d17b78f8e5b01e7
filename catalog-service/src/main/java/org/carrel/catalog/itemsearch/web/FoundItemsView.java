package org.carrel.catalog.itemsearch.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.itemsearch.FoundItem;
import org.carrel.events.Availability;

/** Items found. */
@Schema(name = "FoundItemPage")
record FoundItemsView(
        List<FoundItemView> items,

        @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
        String next,

        @Schema(
                description =
                        "Whether the words are in more than a thousand titles: only the items of the best thousand "
                                + "are found by their titles.")
        boolean titlesCut) {

    /** An item in a list of those found. */
    @Schema(name = "FoundItem")
    record FoundItemView(
            UUID id,
            UUID recordId,
            String title,
            @Schema(nullable = true) @Nullable String author,
            @Schema(nullable = true) @Nullable String barcode,

            @Schema(nullable = true, description = "As on the label.", examples = "REF QA76.73.J38 B53 2018") @Nullable
            String callNumber,

            @Schema(nullable = true) @Nullable String volume,
            @Schema(nullable = true) @Nullable String copyNumber,
            @Schema(nullable = true) @Nullable String accessionNumber,
            @Schema(description = "Where it is now.") UUID locationId,
            UUID branchId,
            String materialType,
            String loanType,

            @Schema(description = "As circulation told last; `UNKNOWN` as long as it has said nothing.")
            Availability availability,

            @Schema(nullable = true) @Nullable Instant dueAt,
            List<String> processTags,
            boolean withdrawn,
            Instant createdAt) {

        static FoundItemView of(FoundItem item) {
            return new FoundItemView(
                    item.id(),
                    item.title().recordId(),
                    item.title().title(),
                    item.title().author(),
                    item.label().barcode(),
                    item.label().callNumber(),
                    item.label().volume(),
                    item.label().copyNumber(),
                    item.label().accessionNumber(),
                    item.place().locationId(),
                    item.place().branchId(),
                    item.types().material(),
                    item.types().loan(),
                    item.state().availability(),
                    item.state().dueAt(),
                    item.state().processTags(),
                    item.state().withdrawn(),
                    item.state().createdAt());
        }
    }
}
