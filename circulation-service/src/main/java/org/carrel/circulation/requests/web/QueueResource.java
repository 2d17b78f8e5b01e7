package org.carrel.circulation.requests.web;

import java.util.List;
import java.util.UUID;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.web.FindingView;
import org.carrel.circulation.findings.web.OverrideInput;
import org.carrel.circulation.requests.Fulfilment;
import org.carrel.circulation.requests.MoveInQueue.Where;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestAction;
import org.carrel.circulation.requests.RequestLine;
import org.carrel.circulation.requests.RequestList;
import org.carrel.circulation.requests.app.ArrangeQueue;
import org.carrel.circulation.requests.app.ChangeHandover;
import org.carrel.circulation.requests.app.SearchShelves;
import org.carrel.platform.command.Command;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** What becomes of a request on its way: its place in the queue, its copy, where the patron gets it. */
@Path("/requests/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Requests")
public class QueueResource {
    private final ArrangeQueue arrangeQueue;
    private final ChangeHandover changeHandover;
    private final SearchShelves searchShelves;
    private final RequestList requests;
    private final Caller caller;

    QueueResource(
            ArrangeQueue arrangeQueue,
            ChangeHandover changeHandover,
            SearchShelves searchShelves,
            RequestList requests,
            Caller caller) {
        this.arrangeQueue = arrangeQueue;
        this.changeHandover = changeHandover;
        this.searchShelves = searchShelves;
        this.requests = requests;
        this.caller = caller;
    }

    /** Where a request is to stand. */
    @Schema(name = "QueueMove", description = "Exactly one of position, beforeRequestId and afterRequestId.")
    record MoveInput(
            @Nullable Position position,
            @Nullable UUID beforeRequestId,
            @Nullable UUID afterRequestId,

            @NotBlank @Size(max = 500) @Schema(description = "Why, for the record.", examples = "for the book group")
            String reason,

            @Schema(description = "Where the caller works.") @Nullable
            UUID servicePointId) {

        Where where() {
            int named =
                    (position == null ? 0 : 1) + (beforeRequestId == null ? 0 : 1) + (afterRequestId == null ? 0 : 1);
            if (named != 1) {
                throw new ProblemException(Problem.invalid(
                        "position", "required", "Send exactly one of position, beforeRequestId and afterRequestId."));
            }
            if (beforeRequestId != null) {
                return new Where.Before(beforeRequestId);
            }
            return afterRequestId != null
                    ? new Where.After(afterRequestId)
                    : position == Position.FIRST ? new Where.First() : new Where.Last();
        }
    }

    /** An end of the queue. */
    @Schema(name = "QueuePosition")
    enum Position {
        /** Ahead of all that wait. */
        FIRST,
        /** Behind all that wait. */
        LAST
    }

    @POST
    @Path("/move")
    @Command
    @PermissionsAllowed(Permissions.REQUESTS_MANAGE)
    @Operation(
            operationId = "moveRequest",
            summary = "Give a request another place in the queue",
            description = "Before or behind another one, or to an end of the queue; nobody else moves. What is being "
                    + "fulfilled stays on top and cannot be moved.")
    @APIResponse(
            responseCode = "200",
            description = "The request at its new place.",
            content = @Content(schema = @Schema(implementation = RequestView.class)))
    @APIResponse(
            responseCode = "409",
            description = "It, or the other one, does not wait in the queue any more.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response move(@PathParam("id") UUID id, @Valid @NotNull MoveInput input) {
        return switch (arrangeQueue.move(id, input.where(), input.reason(), input.servicePointId(), caller)) {
            case ArrangeQueue.Outcome.Done(var request) -> shown(request);
            case ArrangeQueue.Outcome.TooLate(var request) ->
                RequestAnswers.tooLate(request).response();
            case ArrangeQueue.Outcome.NoSuchNeighbour _ ->
                Problem.of(409, "refused", "The other request does not wait in the same queue.")
                        .reasons(List.of(new RequestAnswers.TooLate("NOT_IN_THIS_QUEUE", "REFUSE")))
                        .response();
            case ArrangeQueue.Outcome.NoSuchRequest _ ->
                RequestAnswers.noSuchRequest().response();
        };
    }

    /** Where and how the patron gets it from now on. */
    @Schema(name = "Handover")
    record HandoverInput(
            @NotNull UUID pickupServicePointId,

            @Schema(description = "As before, unless said.") @Nullable
            Fulfilment fulfilment,

            @Valid @Size(max = 40) @Nullable List<OverrideInput> overrides) {}

    @POST
    @Path("/handover")
    @Command
    @PermissionsAllowed(Permissions.REQUESTS_PLACE)
    @Operation(
            operationId = "changeHandover",
            summary = "Pick a request up elsewhere, or have it delivered",
            description =
                    "At any time until it ends. A book that is under way or waits already is sent on when it is "
                            + "scanned next; until then it is on the list of what is to be cleared. A patron changes their own.")
    @APIResponse(
            responseCode = "200",
            description = "The request.",
            content = @Content(schema = @Schema(implementation = RequestView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Refused by rule, or it has ended.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response handover(@PathParam("id") UUID id, @Valid @NotNull HandoverInput input) {
        return switch (changeHandover.change(
                id,
                input.pickupServicePointId(),
                input.fulfilment(),
                OverrideInput.overrides(input.overrides()),
                caller)) {
            case ChangeHandover.Outcome.Done done -> shown(done.request());
            case ChangeHandover.Outcome.Refused(var findings) ->
                FindingView.refusal("It cannot be picked up there.", findings).response();
            case ChangeHandover.Outcome.TooLate(var request) ->
                RequestAnswers.tooLate(request).response();
            case ChangeHandover.Outcome.NoSuchRequest _ ->
                RequestAnswers.noSuchRequest().response();
        };
    }

    /** Who did not find it. */
    @Schema(name = "NotFoundOnShelf")
    record NotFoundInput(
            @Schema(description = "Where the caller works.") @Nullable
            UUID servicePointId,

            @Size(max = 500) @Nullable String note) {}

    @POST
    @Path("/not-found")
    @Command
    @PermissionsAllowed(Permissions.REQUESTS_MANAGE)
    @Operation(
            operationId = "notFoundOnShelf",
            summary = "Say that the copy to be fetched is not on its shelf",
            description = "It counts as missing. The next best copy on a shelf is asked for; if there is none, the "
                    + "request waits. The same copy is not asked for again.")
    @APIResponse(
            responseCode = "200",
            description = "The request, and what is fetched for it now.",
            content = @Content(schema = @Schema(implementation = RequestView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Nothing is being fetched for it.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response notFound(@PathParam("id") UUID id, @Valid @NotNull NotFoundInput input) {
        return switch (searchShelves.notFound(id, input.servicePointId(), input.note(), caller)) {
            case SearchShelves.Outcome.AskedElsewhere asked -> shown(asked.request());
            case SearchShelves.Outcome.Waits(var request) -> shown(request);
            case SearchShelves.Outcome.NothingAsked(var request) ->
                RequestAnswers.tooLate(request).response();
            case SearchShelves.Outcome.NoSuchRequest _ ->
                RequestAnswers.noSuchRequest().response();
        };
    }

    /** What somebody did by hand. */
    @Schema(name = "RequestAction")
    record ActionView(
            RequestAction.Act action,
            java.time.Instant at,
            String by,
            @Nullable UUID servicePointId,
            @Nullable String reason,
            @Nullable String note) {}

    /** For the documentation. */
    @Schema(name = "RequestActions")
    record ActionList(List<ActionView> items) {}

    @GET
    @Path("/actions")
    @PermissionsAllowed(Permissions.REQUESTS_MANAGE)
    @Operation(operationId = "listRequestActions", summary = "List what was done with a request by hand")
    @APIResponse(
            responseCode = "200",
            description = "What was done, the latest first, a hundred at the most.",
            content = @Content(schema = @Schema(implementation = ActionList.class)))
    public Response actions(@PathParam("id") UUID id) {
        line(id);
        return Response.ok(new ActionList(requests.actions(id, 100).stream()
                        .map(action -> new ActionView(
                                action.act(),
                                action.at(),
                                action.by().actor(),
                                action.by().servicePointId(),
                                action.reason(),
                                action.note()))
                        .toList()))
                .build();
    }

    private Response shown(Request request) {
        return RequestAnswers.shown(line(request.id()));
    }

    private RequestLine line(UUID id) {
        return requests.find(id).orElseThrow(() -> new ProblemException(RequestAnswers.noSuchRequest()));
    }
}
