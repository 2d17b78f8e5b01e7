package org.carrel.catalog.search.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.availability.Availabilities;
import org.carrel.catalog.availability.Holdings;
import org.carrel.catalog.places.Places;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.Sight;
import org.carrel.catalog.search.CatalogueSearch;
import org.carrel.catalog.search.Cql;
import org.carrel.catalog.search.Field;
import org.carrel.catalog.search.IndexState;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.search.QueryParser;
import org.carrel.catalog.search.RebuildRequests;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchRequest.Facet;
import org.carrel.catalog.search.SearchResult;
import org.carrel.catalog.search.SortKey;
import org.carrel.catalog.search.app.KeepIndex;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Searching the catalogue. */
@Path("/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search", description = "Finding titles.")
@RunOnVirtualThread
public class SearchResource {

    /** Whoever finds no more than this may have misspelled it. */
    private static final int FEW = 3;

    private final CatalogueSearch search;
    private final Records records;
    private final Availabilities availabilities;
    private final Places places;
    private final KeepIndex index;
    private final RebuildRequests requests;
    private final Sight sight;
    private final Caller caller;
    private final Clock clock;

    SearchResource(
            CatalogueSearch search,
            Records records,
            Availabilities availabilities,
            Places places,
            KeepIndex index,
            RebuildRequests requests,
            Sight sight,
            Caller caller,
            Clock clock) {
        this.search = search;
        this.records = records;
        this.availabilities = availabilities;
        this.places = places;
        this.index = index;
        this.requests = requests;
        this.sight = sight;
        this.caller = caller;
        this.clock = clock;
    }

    /** A request for a rebuild. */
    @Schema(name = "RebuildRequest")
    record RebuildView(
            @Schema(description = "An index that has `answered` this number is new.")
            long number) {}

    @GET
    @PermitAll
    @Operation(
            operationId = "search",
            summary = "Search the catalogue",
            description = "The obvious title comes first: somebody who types a whole title gets it before titles that "
                    + "mention its words. Diacritics and case do not matter; an ISBN may be written in any form. Counts of "
                    + "copies are live. The public finds no suppressed titles.")
    @APIResponse(
            responseCode = "200",
            description = "What was found.",
            content = @Content(schema = @Schema(implementation = SearchView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "`malformed-query` with `reason` and `position` (from 0): `unbalanced-quote`, "
                            + "`unbalanced-parenthesis`, `operator-without-operand`, `empty-phrase`, `truncation-too-short`, "
                            + "`malformed-year`, `nothing-to-begin-with`, `too-many-words`, `query-too-long`, `query-too-complex`. A "
                            + "query in CQL has the reason `cql` and the number of its `diagnostic` in `info:srw/diagnostic/1`.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            examples = @ExampleObject(name = "malformed-query", value = """
                                    {"type": "https://carrel.dev/problems/malformed-query",
                                     "title": "The query cannot be read.", "status": 400,
                                     "detail": "This quotation mark is never closed.",
                                     "code": "malformed-query", "reason": "unbalanced-quote", "position": 7}""")))
    @APIResponse(
            responseCode = "503",
            description = "`search-unavailable`: the search engine runs elsewhere and does not answer. Ask again after "
                    + "`Retry-After`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response search(
            @BeanParam @Valid SearchParameters asked, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        if (asked.cql != null) {
            return switch (Cql.parse(asked.cql)) {
                case Cql.Result.Diagnostic diagnostic -> SearchAnswers.malformed(diagnostic);
                case Cql.Result.Understood understood ->
                    found(
                            understood.query(),
                            understood.order().isEmpty() ? asked.sort.keys() : understood.order(),
                            asked,
                            page,
                            uri);
            };
        }
        return switch (QueryParser.parse(asked.q)) {
            case QueryParser.Parsed.Malformed malformed -> SearchAnswers.malformed(malformed);
            case QueryParser.Parsed.Understood understood ->
                found(understood.query(), asked.sort.keys(), asked, page, uri);
        };
    }

    private Response found(Query query, List<SortKey> order, SearchParameters asked, PageRequest page, UriInfo uri) {
        Cursor cursor = page.cursor();
        var request = new SearchRequest(
                query,
                asked.narrowing.narrowing(sight.hiddenToo()),
                order,
                page.limit() + 1,
                cursor == null ? List.of() : cursor.parts(),
                Set.copyOf(asked.facet));
        SearchResult result;
        try {
            result = search.search(request);
        } catch (CatalogueSearch.MalformedPlaceException _) {
            throw Cursor.malformed();
        } catch (CatalogueSearch.TooBroadException e) {
            return SearchAnswers.tooManyWords(String.valueOf(e.getMessage()));
        }
        Page<SearchResult.Hit> hits =
                Page.of(result.hits(), page, hit -> Cursor.of(hit.place().toArray()));
        var view = new SearchView(
                result.total(),
                hits(hits.items()),
                hits.next(),
                facets(result),
                spelling(query, result.total(), request));
        var response = Response.ok(view);
        if (hits.next() != null) {
            response.links(Link.fromUri(uri.getRequestUriBuilder()
                            .replaceQueryParam("after", hits.next())
                            .build())
                    .rel("next")
                    .build());
        }
        return response.build();
    }

    private SearchView.@Nullable SpellingView spelling(Query query, long total, SearchRequest request) {
        List<String> words = QueryParser.plainWords(query, Field.ANY);
        if (total > FEW || words.isEmpty() || !request.after().isEmpty()) {
            return null;
        }
        return search.spelling(words, request.narrowing(), total)
                .map(better -> new SearchView.SpellingView(better.text(), better.titles()))
                .orElse(null);
    }

    /** The index says which titles; what they are, and what can be had of them, the database says. */
    private List<SearchView.HitView> hits(List<SearchResult.Hit> found) {
        List<UUID> ids = found.stream().map(SearchResult.Hit::recordId).toList();
        Map<UUID, CatalogueRecord> titles = records.findAll(ids);
        Map<UUID, Holdings> holdings = availabilities.holdings(ids);
        var hits = new ArrayList<SearchView.HitView>();
        for (UUID id : ids) {
            CatalogueRecord record = titles.get(id);
            if (record == null || record.deleted() || (record.suppressed() && !sight.hiddenToo())) {
                continue;
            }
            Holdings held = holdings.getOrDefault(id, Holdings.NONE);
            hits.add(new SearchView.HitView(
                    id,
                    record.brief().title(),
                    record.brief().author(),
                    record.brief().year(),
                    record.brief().format(),
                    record.brief().isbns(),
                    new SearchView.CopiesView(
                            held.total(),
                            held.available(),
                            held.branches().stream()
                                    .map(at ->
                                            new SearchView.BranchCopiesView(at.branchId(), at.total(), at.available()))
                                    .toList()),
                    record.suppressed()));
        }
        return hits;
    }

    private SearchView.FacetsView facets(SearchResult result) {
        return new SearchView.FacetsView(
                counts(result, Facet.FORMAT),
                counts(result, Facet.LANGUAGE),
                counts(result, Facet.ERA),
                counts(result, Facet.BRANCH),
                counts(result, Facet.LOCATION),
                counts(result, Facet.TOPIC),
                counts(result, Facet.GEOGRAPHIC),
                counts(result, Facet.GENRE),
                counts(result, Facet.AUTHOR),
                counts(result, Facet.SERIES),
                counts(result, Facet.CLASS),
                counts(result, Facet.AVAILABLE));
    }

    private @Nullable List<SearchView.CountView> counts(SearchResult result, Facet facet) {
        List<SearchResult.Count> counts = result.facets().get(facet);
        return counts == null ? null : CountViews.of(facet, counts, places);
    }

    @GET
    @Path("/index")
    @PermissionsAllowed(Permissions.OPERATIONS)
    @Operation(
            operationId = "getIndex",
            summary = "Read how the search index is",
            description =
                    "With the embedded engine every instance keeps an index of its own, and this is the one of the "
                            + "instance that answers. An index in OpenSearch is shared; the instance that keeps it tells of a "
                            + "rebuild.")
    public IndexState index() {
        return index.state();
    }

    @POST
    @Path("/index/rebuild")
    @Command
    @PermissionsAllowed(Permissions.OPERATIONS)
    @Operation(
            operationId = "rebuildIndex",
            summary = "Make the search index anew",
            description =
                    "From the records, while the old one serves. Every instance does so for its own index; one that is "
                            + "shared is made once.")
    @APIResponse(
            responseCode = "202",
            description = "Requested; follow it at `/search/index`.",
            content = @Content(schema = @Schema(implementation = RebuildView.class)))
    public Response rebuild() {
        return Response.accepted(new RebuildView(requests.request(caller.subject(), clock.instant())))
                .build();
    }
}
