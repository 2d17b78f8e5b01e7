package org.carrel.catalog.search.web;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.carrel.catalog.search.CatalogueSearch;
import org.carrel.catalog.search.Suggestion;

/** Suggestions while somebody types. */
@Path("/search/suggestions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search")
@RunOnVirtualThread
public class SuggestionResource {

    private static final int LONGEST = 200;
    private static final int MOST = 20;

    private final CatalogueSearch search;

    SuggestionResource(CatalogueSearch search) {
        this.search = search;
    }

    /** Suggestions. */
    @Schema(name = "Suggestions")
    record SuggestionsView(
            @Schema(description = "Titles, then names, then subjects; of each the most frequent first.")
            List<Suggestion> items) {}

    @GET
    @PermitAll
    @Operation(
            operationId = "suggest",
            summary = "Suggest titles, names and subjects while somebody types",
            description = "What begins as typed, whatever its case and diacritics; names by forename, too, and titles "
                    + "without their article.")
    public SuggestionsView suggest(
            @QueryParam("q")
                    @DefaultValue("")
                    @Size(max = LONGEST)
                    @Parameter(description = "What has been typed so far.", example = "jane aus")
                    String q,
            @QueryParam("limit") @DefaultValue("10") @Min(1) @Max(MOST) int limit) {
        return new SuggestionsView(search.suggest(q, limit));
    }
}
