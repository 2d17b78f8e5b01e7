package org.carrel.catalog.lists.web;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.lists.Kept.SavedSearch;
import org.carrel.catalog.lists.KeptThings;
import org.carrel.catalog.lists.Wish;
import org.carrel.catalog.lists.app.RunWish;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.Sight;
import org.carrel.catalog.search.CatalogueSearch;
import org.carrel.catalog.search.SearchRequest.Facet;
import org.carrel.catalog.search.SearchResult;
import org.carrel.catalog.search.SortKey;
import org.carrel.platform.command.Command;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Searches that are kept. */
@Path("/saved-searches")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lists", description = "Searches and lists of titles that people keep.")
@PermissionsAllowed(Permissions.CATALOG_LISTS_WRITE)
@RunOnVirtualThread
public class SavedSearchResource {

    private final KeptThings kept;
    private final RunWish run;
    private final Records records;
    private final Sight sight;
    private final Caller caller;
    private final IdSource ids;
    private final Clock clock;
    private final OwnThings<SavedSearch, SearchView> own;

    SavedSearchResource(
            KeptThings kept, RunWish run, Records records, Sight sight, Caller caller, IdSource ids, Clock clock) {
        this.kept = kept;
        this.run = run;
        this.records = records;
        this.sight = sight;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
        this.own = new OwnThings<>(caller, "No search is kept under this id.", SearchView::of);
    }

    /** What is looked for. */
    @Schema(name = "SavedQuery", description = "Either `q` or `cql`, with filters as in a search.")
    record WishBody(
            @Size(max = 2000) @Schema(nullable = true, examples = "author:austen pride") @Nullable
            String q,

            @Size(max = 4000) @Schema(nullable = true, examples = "dc.creator = austen") @Nullable
            String cql,

            @Size(max = 20)
            @Schema(nullable = true, description = "Values by facet; several of one facet are alternatives.")
            @Nullable
            Map<Facet, Set<String>> filters,

            @Schema(nullable = true, description = "By relevance if left out.")
            SortKey.@Nullable By sort,

            boolean descending) {

        Wish wish() {
            return new Wish(
                    q,
                    cql,
                    new Wish.Filters(filters == null ? Map.of() : filters),
                    sort == null ? new Wish.Sort(SortKey.By.RELEVANCE, true) : new Wish.Sort(sort, descending));
        }

        static WishBody of(Wish wish) {
            return new WishBody(
                    wish.q(),
                    wish.cql(),
                    wish.filters().chosen(),
                    wish.sort().by(),
                    wish.sort().descending());
        }
    }

    /** What a client says of a search. */
    @Schema(name = "SavedSearchDescription")
    record SearchBody(
            @NotBlank @Size(max = 200) @Schema(examples = "New Austen criticism")
            String name,

            @Schema(description = "Whether other staff see it.")
            boolean shared,

            @NotNull @Valid WishBody query) {}

    /** A search as clients see it. */
    @Schema(name = "SavedSearch")
    record SearchView(
            UUID id,
            @Schema(description = "The number in the ETag.") long version,
            String owner,
            String name,
            boolean shared,
            WishBody query,
            Instant updatedAt) {

        static SearchView of(SavedSearch search) {
            return new SearchView(
                    search.id(),
                    search.version(),
                    search.owner(),
                    search.name(),
                    search.shared(),
                    WishBody.of(search.wish()),
                    search.updatedAt());
        }
    }

    /** A page of the list, as the API document shows it. */
    @Schema(name = "SavedSearchPage")
    record SearchPageView(
            List<SearchView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** A title found. */
    @Schema(name = "SavedSearchHit")
    record HitView(
            UUID recordId,
            String title,
            @Schema(nullable = true) @Nullable String author,
            @Schema(nullable = true) @Nullable String year) {}

    /** What it finds now. */
    @Schema(name = "SavedSearchResults")
    record ResultsView(
            long total,
            List<HitView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    @POST
    @Command
    @Operation(operationId = "saveSearch", summary = "Keep a search; its id is a permanent link")
    @APIResponse(
            responseCode = "201",
            description = "Kept.",
            content = @Content(schema = @Schema(implementation = SearchView.class)))
    @APIResponse(responseCode = "400", description = "`malformed-query`")
    public Response add(@NotNull @Valid SearchBody body) {
        Wish wish = body.query().wish();
        if (run.page(wish, false, List.of(), 1) instanceof RunWish.Outcome.Malformed(String detail)) {
            return malformed(detail);
        }
        var search =
                new SavedSearch(ids.next(), 1, caller.subject(), body.name(), body.shared(), wish, clock.instant());
        kept.put(search);
        return own.answer(Response.created(URI.create("saved-searches/" + search.id())), search);
    }

    @GET
    @Operation(operationId = "listSavedSearches", summary = "List one's own searches and those that are shared")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = SearchPageView.class)))
    public Response list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return own.list(kept.searches(caller.subject(), page.afterId(), page.limit() + 1), page, uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getSavedSearch", summary = "Read a search that is kept")
    @APIResponse(
            responseCode = "200",
            description = "The search, its version as ETag.",
            content = @Content(schema = @Schema(implementation = SearchView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        return own.read(() -> kept.search(id));
    }

    @GET
    @Path("/{id}/results")
    @Operation(operationId = "runSavedSearch", summary = "See what a search that is kept finds now")
    @APIResponse(
            responseCode = "200",
            description = "What it finds.",
            content = @Content(schema = @Schema(implementation = ResultsView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response results(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page) {
        Optional<SavedSearch> search = own.visible(() -> kept.search(id));
        if (search.isEmpty()) {
            return own.unknown();
        }
        Cursor cursor = page.cursor();
        List<String> after = cursor == null ? List.of() : cursor.parts();
        try {
            return switch (run.page(search.get().wish(), sight.hiddenToo(), after, page.limit() + 1)) {
                case RunWish.Outcome.Malformed(String detail) -> malformed(detail);
                case RunWish.Outcome.Found(long total, var hits) ->
                    Response.ok(results(total, hits, page)).build();
            };
        } catch (CatalogueSearch.MalformedPlaceException _) {
            throw Cursor.malformed();
        }
    }

    private ResultsView results(long total, List<SearchResult.Hit> hits, PageRequest page) {
        Page<SearchResult.Hit> shown =
                Page.of(hits, page, hit -> Cursor.of(hit.place().toArray()));
        Map<UUID, CatalogueRecord> titles = records.findAll(RunWish.records(shown.items()));
        return new ResultsView(
                total,
                shown.items().stream()
                        .flatMap(hit -> Optional.ofNullable(titles.get(hit.recordId())).stream())
                        .map(record -> new HitView(
                                record.id(),
                                record.brief().title(),
                                record.brief().author(),
                                record.brief().year()))
                        .toList(),
                shown.next());
    }

    @PUT
    @Path("/{id}")
    @Command
    @Operation(operationId = "editSavedSearch", summary = "Edit one's own search")
    @APIResponse(
            responseCode = "200",
            description = "Edited.",
            content = @Content(schema = @Schema(implementation = SearchView.class)))
    @APIResponse(responseCode = "400", description = "`malformed-query`")
    @APIResponse(responseCode = "403", description = "`forbidden`, `not-owner`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid SearchBody body) {
        return own.edit(() -> kept.search(id), ifMatch, current -> {
            Wish wish = body.query().wish();
            if (run.page(wish, false, List.of(), 1) instanceof RunWish.Outcome.Malformed(String detail)) {
                return malformed(detail);
            }
            var edited = new SavedSearch(
                    id, current.version() + 1, current.owner(), body.name(), body.shared(), wish, clock.instant());
            kept.put(edited);
            return own.answer(Response.ok(), edited);
        });
    }

    @DELETE
    @Path("/{id}")
    @Command
    @Operation(operationId = "removeSavedSearch", summary = "Remove one's own search")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "403", description = "`forbidden`, `not-owner`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response remove(@PathParam("id") UUID id) {
        return own.own(() -> kept.search(id), _ -> {
            kept.removeSearch(id);
            return Response.noContent().build();
        });
    }

    static Response malformed(String detail) {
        return Problem.of(400, "malformed-query", "The query cannot be read.")
                .detail(detail)
                .response();
    }
}
