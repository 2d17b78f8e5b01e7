package org.carrel.catalog.search.web;

import java.util.List;
import java.util.stream.IntStream;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.places.Places;
import org.carrel.catalog.records.app.Sight;
import org.carrel.catalog.search.CatalogueSearch;
import org.carrel.catalog.search.QueryParser;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchRequest.Facet;
import org.carrel.catalog.search.SearchResult;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;

/** All values of one facet, for those whom the most frequent thirty do not help. */
@Path("/search/facets/{facet}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search")
@RunOnVirtualThread
public class FacetResource {

    private final CatalogueSearch search;
    private final Places places;
    private final Sight sight;

    FacetResource(CatalogueSearch search, Places places, Sight sight) {
        this.search = search;
        this.places = places;
        this.sight = sight;
    }

    /** In which order values come. */
    public enum ValueOrder {
        COUNT,
        NAME
    }

    /** A page of values. */
    @Schema(name = "FacetValues")
    record ValuesView(
            List<SearchView.CountView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** A value and how many come with it and before it. */
    private record Numbered(int number, SearchResult.Count count) {}

    @GET
    @PermitAll
    @Operation(
            operationId = "listFacetValues",
            summary = "Look through the values of a facet",
            description =
                    "Among what a query finds, the facet's own filter left out; all of them, by frequency or by the "
                            + "alphabet, or those that contain given words.")
    @APIResponse(
            responseCode = "200",
            description = "The values.",
            content = @Content(schema = @Schema(implementation = ValuesView.class)))
    @APIResponse(
            responseCode = "400",
            description = "`malformed-query`, as for searches.",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response values(
            @PathParam("facet") Facet facet,
            @QueryParam("q") @DefaultValue("") @Parameter(description = "The query, as for searches.") String q,
            @QueryParam("containing")
                    @DefaultValue("")
                    @Size(max = 200)
                    @Parameter(description = "Words that a value must contain, or their beginnings.", example = "aust")
                    String containing,
            @QueryParam("order") @DefaultValue("COUNT") ValueOrder order,
            @BeanParam @Valid NarrowingParameters narrowing,
            @BeanParam @Valid PageRequest page) {
        return switch (QueryParser.parse(q)) {
            case QueryParser.Parsed.Malformed malformed -> SearchAnswers.malformed(malformed);
            case QueryParser.Parsed.Understood understood -> {
                int skipped = skipped(page);
                List<SearchResult.Count> found = search.values(
                        understood.query(),
                        narrowing.narrowing(sight.hiddenToo()),
                        new SearchRequest.Values(
                                facet, containing, order == ValueOrder.NAME, page.limit() + 1, skipped));
                Page<Numbered> numbered = Page.of(
                        IntStream.range(0, found.size())
                                .mapToObj(at -> new Numbered(skipped + at + 1, found.get(at)))
                                .toList(),
                        page,
                        value -> Cursor.of(value.number()));
                List<SearchResult.Count> shown =
                        numbered.items().stream().map(Numbered::count).toList();
                yield Response.ok(new ValuesView(CountViews.of(facet, shown, places), numbered.next()))
                        .build();
            }
        };
    }

    private static int skipped(PageRequest page) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return 0;
        }
        try {
            int skipped = Integer.parseInt(cursor.parts().getFirst());
            if (skipped < 0 || cursor.parts().size() != 1) {
                throw Cursor.malformed();
            }
            return skipped;
        } catch (NumberFormatException _) {
            throw Cursor.malformed();
        }
    }
}
