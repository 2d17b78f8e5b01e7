package org.carrel.circulation.calendar.web;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.calendar.app.BranchHours;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.replicas.app.AsksOwners;
import org.carrel.circulation.replicas.app.Replicas;
import org.carrel.circulation.replicas.app.Replicated;
import org.carrel.events.PlaceKind;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** When branches are open. */
@Path("/calendars")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Calendars")
public class CalendarResource {
    private final BranchHours hours;
    private final PlaceDirectory places;
    private final Replicas replicas;
    private final Caller caller;

    CalendarResource(BranchHours hours, PlaceDirectory places, Replicas replicas, Caller caller) {
        this.hours = hours;
        this.places = places;
        this.replicas = replicas;
        this.caller = caller;
    }

    @GET
    @Path("/{branchId}")
    @AsksOwners
    @Authenticated
    @Operation(operationId = "getCalendar", summary = "Show when a branch is open")
    @APIResponse(
            responseCode = "200",
            description = "The hours; version 0 if nobody has entered any, which counts as always open.",
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    public Response get(@PathParam("branchId") UUID branchId) {
        requireBranchExists(branchId);
        long version = hours.entered(branchId).map(entry -> entry.version() + 1).orElse(0L);
        CalendarView view = CalendarView.of(version, hours.usual(branchId), hours.closings(branchId));
        return Response.ok(view)
                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                .build();
    }

    @PUT
    @Path("/{branchId}")
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.CALENDARS_WRITE)
    @Operation(
            operationId = "putCalendar",
            summary = "Say when a branch is open",
            description =
                    "Counts for due dates and shelf dates given from now on; dates given out already stay. A change "
                            + "of existing hours needs If-Match.")
    @APIResponse(
            responseCode = "200",
            description = "Entered.",
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    public Response put(
            @PathParam("branchId") UUID branchId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull CalendarInput input) {
        requireBranchExists(branchId);
        caller.requireBranch(branchId);
        var held = hours.lock(branchId);
        if (held.isPresent()) {
            ETags.require(ifMatch, held.get().version() + 1);
        }
        var entered = hours.enter(branchId, input.hours(), caller.subject());
        CalendarView view = CalendarView.of(
                entered.version() + 1, entered.hours().in(places.tree().zoneOf(branchId)), hours.closings(branchId));
        return Response.ok(view)
                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                .build();
    }

    private void requireBranchExists(UUID branchId) {
        if (places.tree().find(branchId).isEmpty()) {
            replicas.require(new Replicated.PlaceById(branchId));
        }
        if (places.tree()
                .find(branchId)
                .filter(place -> place.kind() == PlaceKind.BRANCH)
                .isEmpty()) {
            throw new ProblemException(Problem.notFound("No branch has this id."));
        }
    }
}
