package org.carrel.circulation.requests.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
    private final WorkLists lists;
    private final PlaceDirectory places;
    private final Caller caller;

    WorkListResource(WorkLists lists, PlaceDirectory places, Caller caller) {
        this.lists = lists;
        this.places = places;
        this.caller = caller;
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
            @Nullable String callNumber,
            @Schema(description = "The shelving location.") String location,
            UUID locationId,
            Instant since,
            @Nullable UUID requestId,
            @Nullable UUID patronId,
            @Schema(description = "Where it goes.") UUID servicePointId,

            @Schema(description = "Until when it is kept.") @Nullable
            Instant until) {}

    /** For the documentation: what a page looks like. */
    @Schema(name = "WorkListPage")
    record LinePage(List<LineView> items, @Nullable String next) {}

    @GET
    @Path("/pull-list")
    @PermissionsAllowed(Permissions.REQUESTS_MANAGE)
    @Operation(
            operationId = "pullList",
            summary = "List the items to be fetched from the shelves of a branch",
            description = "For the branch of a service point, by shelving location and then as the shelf is sorted.")
    @APIResponse(
            responseCode = "200",
            description = "A page of items.",
            content = @Content(schema = @Schema(implementation = LinePage.class)))
    public Response toPull(
            @QueryParam("servicePointId") @NotNull UUID servicePointId,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        UUID branchId = branchOf(servicePointId);
        return answer(
                lists.toPull(branchId, after(page), page.limit() + 1),
                line -> line.shelf().locationId()
                        + (line.shelf().shelvingKey() == null
                                ? ""
                                : line.shelf().shelvingKey()),
                page,
                uri);
    }

    @GET
    @Path("/hold-shelf")
    @PermissionsAllowed(Permissions.REQUESTS_MANAGE)
    @Operation(
            operationId = "holdShelf",
            summary = "List the items on the hold shelf of a service point",
            description = "With ended=true those whose request has ended, to be cleared and scanned.")
    @APIResponse(
            responseCode = "200",
            description = "A page of items.",
            content = @Content(schema = @Schema(implementation = LinePage.class)))
    public Response onHoldShelf(
            @QueryParam("servicePointId") @NotNull UUID servicePointId,
            @QueryParam("ended") @DefaultValue("false") @Parameter(description = "Only what is to be cleared.")
                    boolean ended,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        branchOf(servicePointId);
        return ended
                ? answer(
                        lists.toClear(servicePointId, afterMoment(page), page.limit() + 1),
                        line -> line.errand().since().toString(),
                        page,
                        uri)
                : answer(
                        lists.onHoldShelf(servicePointId, afterMoment(page), page.limit() + 1),
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
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        branchOf(servicePointId);
        return answer(
                lists.inTransit(servicePointId, afterMoment(page), page.limit() + 1),
                line -> line.errand().since().toString(),
                page,
                uri);
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
                line.shelf().callNumber(),
                places.tree().find(line.shelf().locationId()).map(Place::name).orElse(""),
                line.shelf().locationId(),
                line.errand().since(),
                line.errand().requestId(),
                line.errand().patronId(),
                line.errand().servicePointId(),
                line.errand().until());
    }
}
