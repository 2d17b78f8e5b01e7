package org.carrel.catalog.copycataloguing.web;

import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.copycataloguing.CopyTemplate;
import org.carrel.catalog.copycataloguing.CopyTemplates;
import org.carrel.catalog.copycataloguing.app.TakeRecords;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordKey;
import org.carrel.catalog.records.RecordOutcome;
import org.carrel.catalog.records.app.Sight;
import org.carrel.catalog.records.web.DifferenceView;
import org.carrel.catalog.records.web.RecordAnswers;
import org.carrel.catalog.targets.Collapse;
import org.carrel.catalog.targets.OutsideRecord;
import org.carrel.catalog.targets.OutsideSearches;
import org.carrel.catalog.targets.OutsideSearches.Arrived;
import org.carrel.catalog.targets.OutsideSearches.OutsideSearch;
import org.carrel.catalog.targets.OutsideSearches.TargetRun;
import org.carrel.catalog.targets.Target;
import org.carrel.catalog.targets.Targets;
import org.carrel.catalog.targets.Targets.Kept;
import org.carrel.catalog.targets.app.SearchOutside;
import org.carrel.catalog.targets.web.RunView;
import org.carrel.catalog.targets.web.SearchEvents;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Searching outside databases, and taking what is found. */
@Path("/outside-searches")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "copy cataloguing", description = "Searching outside databases and taking records from them.")
@RunOnVirtualThread
public class OutsideSearchResource {

    private static final int USUAL = 20;

    private final Targets targets;
    private final OutsideSearches searches;
    private final SearchOutside search;
    private final SearchEvents events;
    private final CopyTemplates templates;
    private final TakeRecords take;
    private final Sight sight;
    private final Caller caller;
    private final Clock clock;

    OutsideSearchResource(
            Targets targets,
            OutsideSearches searches,
            SearchOutside search,
            SearchEvents events,
            CopyTemplates templates,
            TakeRecords take,
            Sight sight,
            Caller caller,
            Clock clock) {
        this.targets = targets;
        this.searches = searches;
        this.search = search;
        this.events = events;
        this.templates = templates;
        this.take = take;
        this.sight = sight;
        this.caller = caller;
        this.clock = clock;
    }

    /** How a record shall be added. */
    @Schema(name = "OutsideRecordAddition")
    record AddBody(
            @Size(max = 40)
            @Schema(nullable = true, description = "`default` by default.", examples = "default")
            @Nullable
            String template) {}

    /** How a record shall be laid over one of ours. */
    @Schema(name = "OutsideRecordOverlay")
    record OverlayBody(
            @NotNull UUID recordId,

            @Size(max = 40) @Schema(nullable = true, description = "`default` by default.") @Nullable
            String template,

            @Size(max = 500) @Schema(nullable = true) @Nullable
            String reason) {}

    @POST
    @Command
    @PermissionsAllowed(Permissions.CATALOG_TARGETS_SEARCH)
    @Operation(
            operationId = "searchOutside",
            summary = "Search outside databases, several at once",
            description =
                    "The answer comes before theirs: read the search again, or follow its events. A database that "
                            + "is slow or broken holds up no other. What is found is kept for a day.")
    @APIResponse(
            responseCode = "202",
            description = "The search has begun.",
            content = @Content(schema = @Schema(implementation = OutsideSearchView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`")
    @APIResponse(responseCode = "409", description = "`no-targets`: none of the databases asked for is enabled.")
    public Response begin(@NotNull @Valid OutsideSearchBody body) {
        List<UUID> asked = body.targets();
        List<Target> wanted = targets.all().stream()
                .map(Kept::target)
                .filter(target -> target.description().use().enabled())
                .filter(target -> asked == null || asked.contains(target.id()))
                .toList();
        if (wanted.isEmpty()) {
            return Problem.of(409, "no-targets", "There is no enabled database to search.")
                    .response();
        }
        OutsideSearch begun = search.begin(
                body.fielded(), wanted, body.limit() == null ? USUAL : body.limit(), caller.subject(), null);
        return Response.accepted(view(begun))
                .location(URI.create("outside-searches/" + begun.id()))
                .build();
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.CATALOG_TARGETS_SEARCH)
    @Operation(operationId = "getOutsideSearch", summary = "Read what a search has found so far")
    @APIResponse(
            responseCode = "200",
            description = "Each database's state, and the records found.",
            content = @Content(schema = @Schema(implementation = OutsideSearchView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        return searches.find(id)
                .map(found -> Response.ok(view(found)).build())
                .orElseGet(OutsideSearchResource::unknown);
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @PermissionsAllowed(Permissions.CATALOG_TARGETS_SEARCH)
    @Operation(
            operationId = "followOutsideSearch",
            summary = "Follow a search by Server-Sent Events",
            description = "`record` for each record as it comes, `target` when a database's state changes, `end` when "
                    + "all have answered or failed.")
    @APIResponse(responseCode = "200", description = "The events.")
    @APIResponse(responseCode = "403", description = "`forbidden`")
    public void follow(@PathParam("id") UUID id, @Context SseEventSink sink, @Context Sse sse) {
        events.send(id, sink, sse);
    }

    private OutsideSearchView view(OutsideSearch of) {
        List<TargetRun> runs = searches.runs(of.id());
        List<OutsideRecord> records =
                searches.arrived(of.id(), 0).stream().map(Arrived::record).toList();
        var keys = new HashSet<RecordKey>();
        records.forEach(record -> keys.addAll(record.keys()));
        Map<UUID, Integer> ranks = runs.stream().collect(Collectors.toMap(TargetRun::targetId, TargetRun::rank));
        return OutsideSearchView.of(
                of.id(),
                runs.stream().map(run -> RunView.of(run, clock.instant())).toList(),
                Collapse.of(records, ranks),
                searches.ours(keys));
    }

    @GET
    @Path("/{id}/records/{record}/comparison")
    @PermissionsAllowed(Permissions.CATALOG_TARGETS_SEARCH)
    @Operation(
            operationId = "compareOutsideRecord",
            summary = "Compare a record found with one of ours",
            description = "What an overlay by the template would change in ours, field by field.")
    @APIResponse(
            responseCode = "200",
            description = "The differences.",
            content = @Content(schema = @Schema(ref = "RecordDifference")))
    @APIResponse(responseCode = "403", description = "`forbidden`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response compare(
            @PathParam("id") UUID id,
            @PathParam("record") UUID record,
            @QueryParam("with") @NotNull UUID with,
            @QueryParam("template") @DefaultValue("default") String template) {
        Optional<OutsideRecord> found = searches.record(id, record);
        Optional<CatalogueRecord> ours = sight.record(with);
        Optional<CopyTemplate> how = templates.find(template).map(CopyTemplates.Kept::template);
        if (found.isEmpty() || ours.isEmpty() || how.isEmpty()) {
            return unknown();
        }
        return Response.ok(
                        DifferenceView.of(take.compared(ours.get(), found.get().found(), how.get())))
                .build();
    }

    @POST
    @Path("/{id}/records/{record}/addition")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Operation(
            operationId = "addOutsideRecord",
            summary = "Add a record found to the catalogue",
            description =
                    "By the template; where that changes nothing, octet for octet. It is kept under the source code "
                            + "of its database.")
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(ref = "RecordSummary")))
    @APIResponse(responseCode = "403", description = "`forbidden`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`control-number-taken`: it was added before; the reason names the record.")
    @APIResponse(responseCode = "422", description = "`record-unreadable`, `unknown-template`")
    public Response add(@PathParam("id") UUID id, @PathParam("record") UUID record, @NotNull @Valid AddBody body) {
        Optional<OutsideRecord> found = searches.record(id, record);
        if (found.isEmpty()) {
            return unknown();
        }
        Optional<CopyTemplate> template = template(body.template());
        if (template.isEmpty()) {
            return unknownTemplate();
        }
        String source = targets.find(found.get().targetId())
                .map(kept -> kept.target().description().source())
                .orElse("outside");
        RecordOutcome outcome = take.add(found.get().found(), template.get(), source, caller.subject());
        Response answer = RecordAnswers.answer(outcome);
        return outcome instanceof RecordOutcome.Stored stored
                ? Response.created(URI.create("records/" + stored.record().id()))
                        .header(HttpHeaders.ETAG, ETags.of(stored.record().version()))
                        .entity(answer.getEntity())
                        .build()
                : answer;
    }

    @POST
    @Path("/{id}/records/{record}/overlay")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Operation(
            operationId = "overlayOutsideRecord",
            summary = "Lay a record found over one of ours, as a new version",
            description =
                    "Our control number and the fields that the template keeps stay; the other's number becomes a "
                            + "field 035. The If-Match is the ETag of our record.")
    @APIResponse(
            responseCode = "200",
            description = "Done, the new version as ETag.",
            content = @Content(schema = @Schema(ref = "RecordSummary")))
    @APIResponse(responseCode = "403", description = "`forbidden`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`control-number-taken`, `edit-refused`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "422", description = "`record-unreadable`, `unknown-template`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response overlay(
            @PathParam("id") UUID id,
            @PathParam("record") UUID record,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid OverlayBody body) {
        Optional<OutsideRecord> found = searches.record(id, record);
        Optional<CatalogueRecord> ours = sight.record(body.recordId());
        if (found.isEmpty() || ours.isEmpty()) {
            return unknown();
        }
        return template(body.template())
                .map(template -> RecordAnswers.answer(take.overlay(
                        ours.get(),
                        version -> ETags.require(ifMatch, version),
                        found.get().found(),
                        template,
                        caller.subject(),
                        body.reason())))
                .orElseGet(OutsideSearchResource::unknownTemplate);
    }

    private Optional<CopyTemplate> template(@Nullable String code) {
        return templates.find(code == null ? "default" : code).map(CopyTemplates.Kept::template);
    }

    private static Response unknownTemplate() {
        return Problem.of(422, "unknown-template", "No template has this code.").response();
    }

    private static Response unknown() {
        return Problem.notFound("There is no such search, record or template.").response();
    }
}
