package org.carrel.catalog.federated.web;

import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.federated.OneList;
import org.carrel.catalog.federated.OutsideWording;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordKey;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.search.CatalogueSearch;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.search.QueryParser;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchResult;
import org.carrel.catalog.targets.Collapse;
import org.carrel.catalog.targets.FieldedQuery;
import org.carrel.catalog.targets.OutsideRecord;
import org.carrel.catalog.targets.OutsideSearches;
import org.carrel.catalog.targets.OutsideSearches.Arrived;
import org.carrel.catalog.targets.OutsideSearches.OutsideSearch;
import org.carrel.catalog.targets.OutsideSearches.TargetRun;
import org.carrel.catalog.targets.Target;
import org.carrel.catalog.targets.Targets;
import org.carrel.catalog.targets.app.SearchOutside;
import org.carrel.catalog.targets.web.SearchEvents;
import org.carrel.platform.command.Command;
import org.carrel.platform.problem.Problem;

/** Searching here and elsewhere at once, for readers. */
@Path("/federated-searches")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search", description = "Finding titles.")
@RunOnVirtualThread
public class FederatedResource {

    private static final int HERE = 20;
    private static final int ELSEWHERE = 10;
    private static final int MOST_RUNNING = 60;

    private final CatalogueSearch search;
    private final Records records;
    private final Targets targets;
    private final OutsideSearches searches;
    private final SearchOutside outside;
    private final SearchEvents events;
    private final Clock clock;

    FederatedResource(
            CatalogueSearch search,
            Records records,
            Targets targets,
            OutsideSearches searches,
            SearchOutside outside,
            SearchEvents events,
            Clock clock) {
        this.search = search;
        this.records = records;
        this.targets = targets;
        this.searches = searches;
        this.outside = outside;
        this.events = events;
        this.clock = clock;
    }

    /** What a reader looks for. */
    @Schema(name = "FederatedSearchDescription")
    record SearchBody(
            @NotBlank @Size(max = 500) @Schema(description = "As in `/search`.", examples = "willis dog")
            String q) {}

    private record Here(long total, List<CatalogueRecord> records) {}

    @POST
    @Command
    @PermitAll
    @Operation(
            operationId = "beginFederatedSearch",
            summary = "Search the catalogue and the outside databases that are open to readers",
            description = "The answer has what the catalogue holds, at once; read it again, or follow its events, for "
                    + "what the others find.")
    @APIResponse(
            responseCode = "201",
            description = "What the catalogue has.",
            content = @Content(schema = @Schema(implementation = FederatedView.class)))
    @APIResponse(responseCode = "400", description = "`malformed-query` with `reason` and `position` (from 0).")
    public Response begin(@NotNull @Valid SearchBody body) {
        return switch (QueryParser.parse(body.q())) {
            case QueryParser.Parsed.Malformed malformed ->
                Problem.of(400, "malformed-query", "The query cannot be read.")
                        .detail(malformed.detail())
                        .with("reason", malformed.code())
                        .with("position", malformed.position())
                        .response();
            case QueryParser.Parsed.Understood understood -> begun(body.q(), understood.query());
        };
    }

    private Response begun(String words, Query query) {
        List<Target> open = targets.all().stream()
                .map(Targets.Kept::target)
                .filter(target -> target.description().use().enabled()
                        && target.description().use().forReaders())
                .toList();
        Optional<FieldedQuery> others = OutsideWording.of(query);
        String skipped = open.isEmpty()
                ? "none-open"
                : others.isEmpty()
                        ? "not-sayable"
                        : searches.runningForReaders(clock.instant()) + open.size() > MOST_RUNNING ? "busy" : null;
        OutsideSearch begun = skipped == null && others.isPresent()
                ? outside.begin(others.get(), open, ELSEWHERE, "reader", words)
                : null;
        FederatedView view = view(query, begun, skipped);
        return begun == null
                ? Response.status(Response.Status.CREATED).entity(view).build()
                : Response.created(URI.create("federated-searches/" + begun.id()))
                        .entity(view)
                        .build();
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(operationId = "getFederatedSearch", summary = "Read what has been found here and elsewhere so far")
    @APIResponse(
            responseCode = "200",
            description = "One list.",
            content = @Content(schema = @Schema(implementation = FederatedView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`; searches are kept for a day.")
    public Response read(@PathParam("id") UUID id) {
        Optional<OutsideSearch> found = readers(id);
        if (found.isPresent()
                && QueryParser.parse(Objects.requireNonNullElse(found.get().words(), ""))
                        instanceof QueryParser.Parsed.Understood(Query query)) {
            return Response.ok(view(query, found.get(), null)).build();
        }
        return Problem.notFound("No search has this id.").response();
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @PermitAll
    @Operation(
            operationId = "followFederatedSearch",
            summary = "Follow what is found elsewhere by Server-Sent Events",
            description = "`record` for each record as it comes, `target` when a database's state changes, then `end`.")
    @APIResponse(responseCode = "200", description = "The events; only `end` if there is no such search.")
    public void follow(@PathParam("id") UUID id, @Context SseEventSink sink, @Context Sse sse) {
        events.send(readers(id).map(OutsideSearch::id).orElseGet(() -> new UUID(0, 0)), sink, sse);
    }

    private Optional<OutsideSearch> readers(UUID id) {
        return searches.find(id).filter(OutsideSearch::forReaders);
    }

    private FederatedView view(Query query, @Nullable OutsideSearch of, @Nullable String skipped) {
        Here here = here(query);
        List<TargetRun> runs = of == null ? List.of() : searches.runs(of.id());
        List<OutsideRecord> found = of == null
                ? List.of()
                : searches.arrived(of.id(), 0).stream().map(Arrived::record).toList();
        var keys = new HashSet<RecordKey>();
        found.forEach(record -> keys.addAll(record.keys()));
        Map<UUID, Integer> ranks = runs.stream().collect(Collectors.toMap(TargetRun::targetId, TargetRun::rank));
        return FederatedView.of(
                of == null ? null : of.id(),
                here.total(),
                skipped,
                runs,
                OneList.of(here.records(), Collapse.of(found, ranks), searches.ours(keys)),
                clock.instant());
    }

    /** What everybody may see of ours. */
    private Here here(Query query) {
        SearchResult result = search.search(new SearchRequest(
                query, SearchRequest.Narrowing.NONE, SearchRequest.BEST_FIRST, HERE, List.of(), Set.of()));
        List<UUID> ids = result.hits().stream().map(SearchResult.Hit::recordId).toList();
        Map<UUID, CatalogueRecord> titles = records.findAll(ids);
        return new Here(
                result.total(),
                ids.stream()
                        .map(titles::get)
                        .filter(Objects::nonNull)
                        .filter(record -> !record.deleted() && !record.suppressed())
                        .toList());
    }
}
