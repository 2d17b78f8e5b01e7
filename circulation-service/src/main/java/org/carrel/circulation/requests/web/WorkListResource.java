package org.carrel.circulation.requests.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.places.Place;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.requests.WorkLists;
import org.carrel.circulation.requests.WorkLists.After;
import org.carrel.circulation.requests.WorkLists.Line;
import org.carrel.events.RequestKind;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** The lists that staff work off: what to fetch, what waits, what to clear, what is on its way. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Work lists")
public class WorkListResource {
    private static final int MOST_PRINTED = 10_000;

    private final WorkLists lists;
    private final PlaceDirectory places;
    private final Caller caller;
    private final Clock clock;

    WorkListResource(WorkLists lists, PlaceDirectory places, Caller caller, Clock clock) {
        this.lists = lists;
        this.places = places;
        this.caller = caller;
        this.clock = clock;
    }

    /** An item to work on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WorkListLine")
    record LineView(
            UUID itemId,
            UUID recordId,
            @Nullable String barcode,
            String title,
            @Nullable String author,
            @Nullable String volume,
            @Nullable String callNumber,
            @Schema(description = "The shelving location.") String location,
            UUID locationId,
            Instant since,
            @Nullable UUID requestId,
            @Nullable RequestKind kind,
            @Nullable UUID patronId,
            @Schema(description = "Where it goes.") UUID servicePointId,

            @Schema(description = "Until when it is kept.") @Nullable
            Instant until,

            @Schema(description = "When it was printed on a pull list.") @Nullable
            Instant printedAt) {}

    /** For the documentation: what a page looks like. */
    @Schema(name = "WorkListPage")
    record LinePage(List<LineView> items, @Nullable String next) {}

    /** Which lines a list shows. */
    public static class FilterParameters {
        @QueryParam("locationId")
        @Parameter(description = "Only from this shelving location; repeat it for several.")
        Set<UUID> locationIds = Set.of();

        @QueryParam("kind")
        @Parameter(description = "Only for requests of this kind; repeat it for several.")
        Set<RequestKind> kinds = Set.of();

        @QueryParam("before")
        @Parameter(description = "Only what is on the list since before this moment.")
        @Nullable
        Instant before;

        WorkLists.Filter filter(boolean unprinted) {
            return new WorkLists.Filter(locationIds, kinds, before, unprinted);
        }
    }

    @GET
    @Path("/pull-list")
    @PermissionsAllowed(Permissions.REQUESTS_MANAGE)
    @Operation(
            operationId = "pullList",
            summary = "List the items to be fetched from the shelves of a branch",
            description =
                    "For the branch of a service point, by the code of the shelving location and then as the shelf "
                            + "is sorted.")
    @APIResponse(
            responseCode = "200",
            description = "A page of items.",
            content = @Content(schema = @Schema(implementation = LinePage.class)))
    public Response toPull(
            @QueryParam("servicePointId") @NotNull UUID servicePointId,
            @QueryParam("unprinted") @DefaultValue("false") @Parameter(description = "Only what was not printed yet.")
                    boolean unprinted,
            @BeanParam FilterParameters filter,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        UUID branchId = branchOf(servicePointId);
        return answer(
                lists.toPull(branchId, filter.filter(unprinted), after(page), page.limit() + 1),
                Line::sortKey,
                page,
                uri);
    }

    /** What is to be printed. */
    @Schema(name = "PullListPrintOrder")
    record PrintInput(
            @NotNull UUID servicePointId,
            @Size(max = 200) @Nullable Set<UUID> locationIds,
            @Nullable Set<RequestKind> kinds,

            @Schema(description = "Also what was printed before.")
            boolean again) {}

    /** What was printed. */
    @Schema(name = "PullListPrint")
    record PrintView(Instant printedAt, int count, List<LineView> items) {}

    @POST
    @Path("/pull-list/prints")
    @Consumes(MediaType.APPLICATION_JSON)
    @Command
    @PermissionsAllowed(Permissions.REQUESTS_MANAGE)
    @Operation(
            operationId = "printPullList",
            summary = "Take the items to be fetched, and mark them as printed",
            description =
                    "All that were not printed yet, at most 10000 in the order of the list. Two who print at once get "
                            + "different items. What is asked for elsewhere later is unprinted again.")
    @APIResponse(
            responseCode = "200",
            description = "What was marked, for printing; slips.pdf makes slips of the requests.",
            content = @Content(schema = @Schema(implementation = PrintView.class)))
    public Response print(@Valid @NotNull PrintInput input) {
        UUID branchId = branchOf(input.servicePointId());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Line> printed = lists.print(
                branchId,
                new WorkLists.Filter(
                        input.locationIds() == null ? Set.of() : input.locationIds(),
                        input.kinds() == null ? Set.of() : input.kinds(),
                        null,
                        !input.again()),
                now,
                caller.subject(),
                MOST_PRINTED);
        return Response.ok(new PrintView(
                        now, printed.size(), printed.stream().map(this::view).toList()))
                .build();
    }

    @GET
    @Path("/hold-shelf")
    @PermissionsAllowed(Permissions.REQUESTS_MANAGE)
    @Operation(
            operationId = "holdShelf",
            summary = "List the items on the hold shelf of a service point",
            description = "With ended=true those that do not belong there any more: whose request has ended, or whose "
                    + "patron wants them elsewhere. They are to be cleared and scanned.")
    @APIResponse(
            responseCode = "200",
            description = "A page of items.",
            content = @Content(schema = @Schema(implementation = LinePage.class)))
    public Response onHoldShelf(
            @QueryParam("servicePointId") @NotNull UUID servicePointId,
            @QueryParam("ended") @DefaultValue("false") @Parameter(description = "Only what is to be cleared.")
                    boolean ended,
            @BeanParam FilterParameters filter,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        branchOf(servicePointId);
        return ended
                ? answer(
                        lists.toClear(servicePointId, filter.filter(false), afterMoment(page), page.limit() + 1),
                        line -> line.errand().since().toString(),
                        page,
                        uri)
                : answer(
                        lists.onHoldShelf(servicePointId, filter.filter(false), afterMoment(page), page.limit() + 1),
                        line -> String.valueOf(line.errand().until()),
                        page,
                        uri);
    }

    @GET
    @Path("/transits")
    @PermissionsAllowed(Permissions.REQUESTS_MANAGE)
    @Operation(
            operationId = "listTransits",
            summary = "List the items on their way to a service point",
            description = "The longest under way first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of items.",
            content = @Content(schema = @Schema(implementation = LinePage.class)))
    public Response inTransit(
            @QueryParam("servicePointId") @NotNull UUID servicePointId,
            @BeanParam FilterParameters filter,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        branchOf(servicePointId);
        return answer(
                lists.inTransit(servicePointId, filter.filter(false), afterMoment(page), page.limit() + 1),
                line -> line.errand().since().toString(),
                page,
                uri);
    }

    /** A request that no copy can fill. */
    @Schema(name = "HopelessRequest")
    record HopelessView(
            UUID requestId, UUID recordId, String title, UUID patronId, UUID servicePointId, Instant since) {}

    /** For the documentation: what a page looks like. */
    @Schema(name = "HopelessRequestPage")
    record HopelessPage(List<HopelessView> items, @Nullable String next) {}

    @GET
    @Path("/hopeless-requests")
    @PermissionsAllowed(Permissions.REQUESTS_MANAGE)
    @Operation(
            operationId = "listHopelessRequests",
            summary = "List the requests for a pickup point that no copy can fill",
            description = "As things stand every copy is lost, missing or gone: to be bought, or ordered from another "
                    + "library. The list is made by the job search-shelves. The longest so first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of requests.",
            content = @Content(schema = @Schema(implementation = HopelessPage.class)))
    public Response hopeless(
            @QueryParam("servicePointId") @NotNull UUID servicePointId,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        branchOf(servicePointId);
        return Page.of(
                        lists.hopeless(servicePointId, afterMoment(page), page.limit() + 1),
                        page,
                        one -> Cursor.of(one.since(), one.requestId()))
                .map(one -> new HopelessView(
                        one.requestId(),
                        one.recordId(),
                        one.title(),
                        one.patronId(),
                        one.servicePointId(),
                        one.since()))
                .response(uri);
    }

    private UUID branchOf(UUID servicePointId) {
        UUID branchId = places.tree()
                .servicePoint(servicePointId)
                .flatMap(place -> places.tree().branchOf(place.id()))
                .orElseThrow(() -> new ProblemException(
                        Problem.invalid("servicePointId", "unknown-service-point", "No service point has this id.")));
        caller.requireBranch(branchId);
        return branchId;
    }

    private static @Nullable After after(PageRequest page) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return null;
        }
        try {
            return new After(cursor.part(0), UUID.fromString(cursor.part(1)));
        } catch (IllegalArgumentException madeUp) {
            throw Cursor.malformed();
        }
    }

    /** The same for lists that are sorted by a moment. */
    private static @Nullable After afterMoment(PageRequest page) {
        After after = after(page);
        try {
            return after == null ? null : new After(Instant.parse(after.key()).toString(), after.itemId());
        } catch (DateTimeException madeUp) {
            throw Cursor.malformed();
        }
    }

    private Response answer(List<Line> found, Function<Line, String> key, PageRequest page, UriInfo uri) {
        return Page.of(found, page, line -> Cursor.of(key.apply(line), line.itemId()))
                .map(this::view)
                .response(uri);
    }

    private LineView view(Line line) {
        return new LineView(
                line.itemId(),
                line.recordId(),
                line.label().barcode(),
                line.label().title(),
                line.label().author(),
                line.label().volume(),
                line.shelf().callNumber(),
                places.tree().find(line.shelf().locationId()).map(Place::name).orElse(""),
                line.shelf().locationId(),
                line.errand().since(),
                line.errand().requestId(),
                line.errand().kind(),
                line.errand().patronId(),
                line.errand().servicePointId(),
                line.errand().until(),
                line.errand().printedAt());
    }
}
