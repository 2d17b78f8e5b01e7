package org.carrel.catalog.itemsearch.web;

import java.util.UUID;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.itemsearch.ItemSearch;
import org.carrel.events.Availability;
import org.carrel.events.ProcessTag;

/** What a search for items may be narrowed by; all of it must be met. */
public class ItemFilterParameters {

    @QueryParam("branchId")
    @Parameter(description = "Where they are now, be it for a while.")
    @Nullable
    UUID branchId;

    @QueryParam("locationId")
    @Parameter(description = "Where they are now, be it for a while.")
    @Nullable
    UUID locationId;

    @QueryParam("materialType")
    @Size(max = 100)
    @Nullable
    String materialType;

    @QueryParam("loanType")
    @Size(max = 100)
    @Parameter(description = "How they are lent for good.")
    @Nullable
    String loanType;

    @QueryParam("availability")
    @Parameter(description = "As circulation told last; `UNKNOWN` as long as it has said nothing.")
    @Nullable
    Availability availability;

    @QueryParam("processTag")
    @Nullable
    ProcessTag processTag;

    @QueryParam("withdrawn")
    @Parameter(description = "Only those that have left, or only those that have not; both if left out.")
    @Nullable
    Boolean withdrawn;

    @QueryParam("statisticalCode")
    @Size(max = 100)
    @Nullable
    String statisticalCode;

    @QueryParam("recordId")
    @Nullable
    UUID recordId;

    ItemSearch.Filters filters() {
        return new ItemSearch.Filters(
                branchId,
                locationId,
                materialType,
                loanType,
                availability,
                processTag,
                withdrawn,
                statisticalCode,
                recordId);
    }
}
