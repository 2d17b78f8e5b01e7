package org.carrel.circulation.requests.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.web.FindingView;
import org.carrel.circulation.replicas.app.AsksOwners;
import org.carrel.circulation.requests.RequestLine;
import org.carrel.circulation.requests.RequestList;
import org.carrel.circulation.requests.RequestStatus;
import org.carrel.circulation.requests.app.EndRequest;
import org.carrel.circulation.requests.app.TakeRequest;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Requests: placed, looked at, suspended, cancelled. */
@Path("/requests")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Requests")
public class RequestResource {
    private final TakeRequest takeRequest;
    private final EndRequest endRequest;
    private final RequestList requests;
    private final Caller caller;

    RequestResource(TakeRequest takeRequest, EndRequest endRequest, RequestList requests, Caller caller) {
        this.takeRequest = takeRequest;
        this.endRequest = endRequest;
        this.requests = requests;
        this.caller = caller;
    }

    @POST
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.REQUESTS_PLACE)
    @Operation(
            operationId = "placeRequest",
            summary = "Ask for a title or an item",
            description = "If a copy is on its shelf and the rules say so, staff are asked to fetch it at once and the "
                    + "request becomes a page; else it waits in the queue of the title.")
    @APIResponse(
            responseCode = "201",
            description = "The request stands.",
            content = @Content(schema = @Schema(implementation = RequestView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "Refused by rule; `reasons` lists every finding. NO_REQUESTABLE_ITEM hints at interlibrary loan.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response place(@Valid @NotNull RequestInput input) {
        return switch (takeRequest.take(input.wish(caller), caller)) {
            case TakeRequest.Outcome.Taken taken ->
                Response.created(URI.create(
                                "/api/circulation/requests/" + taken.request().id()))
                        .entity(RequestView.of(line(taken.request().id())))
                        .header("ETag", ETags.of(taken.request().version()))
                        .build();
            case TakeRequest.Outcome.NotTaken(var findings) -> {
                yield FindingView.refusal("The request cannot be placed.", findings)
                        .response();
            }
        };
    }

    @GET
    @PermissionsAllowed(Permissions.LOANS_READ)
    @Operation(
            operationId = "listRequests",
            summary = "List requests",
            description = "Of a patron, on a title, or to be picked up somewhere; oldest first. With "
                    + "status=AWAITING_PICKUP a service point's hold shelf. A patron sees only their own.")
    @APIResponse(
            responseCode = "200",
            description = "A page of requests.",
            content = @Content(schema = @Schema(implementation = RequestPage.class)))
    public Response list(
            @QueryParam("patronId") @Nullable UUID patronId,
            @QueryParam("recordId") @Nullable UUID recordId,
            @QueryParam("servicePointId") @Parameter(description = "The pickup point.") @Nullable UUID servicePointId,
            @QueryParam("status") @Parameter(description = "Repeat it for several.") Set<RequestStatus> status,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        UUID whose = caller.kind() == Caller.Kind.PATRON && patronId == null ? caller.patronId() : patronId;
        if (whose != null) {
            caller.requireSelfIfPatron(whose);
        }
        if (whose == null && recordId == null && servicePointId == null) {
            throw new ProblemException(Problem.invalid(
                    "patronId", "required", "Send at least one of patronId, recordId, servicePointId."));
        }
        List<RequestLine> found = requests.list(
                new RequestList.Filter(whose, recordId, servicePointId, status), page.afterId(), page.limit() + 1);
        return Page.of(found, page, line -> Cursor.of(line.request().id()))
                .map(RequestView::of)
                .response(uri);
    }

    /** For the documentation: what a page looks like. */
    @Schema(name = "RequestPage")
    record RequestPage(List<RequestView> items, @Nullable String next) {}

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.LOANS_READ)
    @Operation(operationId = "getRequest", summary = "Show a request")
    @APIResponse(
            responseCode = "200",
            description = "The request.",
            content = @Content(schema = @Schema(implementation = RequestView.class)))
    public Response get(@PathParam("id") UUID id) {
        RequestLine line = line(id);
        caller.requireSelfIfPatron(line.request().wish().patronId());
        return shown(line);
    }

    /** Why a request is cancelled. */
    @Schema(name = "Cancellation")
    record CancellationInput(
            @NotBlank
            @Size(max = 60)
            @Pattern(regexp = "[a-z0-9-]+", message = "a code of small letters, digits and hyphens")
            @Schema(description = "One of the cancellation reasons.", examples = "patron-asked")
            String reason,

            @Size(max = 500) @Nullable String note,

            @Schema(description = "Where the caller works.") @Nullable
            UUID servicePointId) {}

    @POST
    @Path("/{id}/cancellation")
    @Command
    @PermissionsAllowed(Permissions.REQUESTS_PLACE)
    @Operation(
            operationId = "cancelRequest",
            summary = "Cancel a request",
            description = "A copy still on its shelf is released, or passed on to the next in the queue. What is under "
                    + "way or on the hold shelf stays there until somebody scans it. A patron cancels their own.")
    @APIResponse(
            responseCode = "200",
            description = "The request, cancelled.",
            content = @Content(schema = @Schema(implementation = RequestView.class)))
    @APIResponse(
            responseCode = "409",
            description = "It had ended before.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response cancel(@PathParam("id") UUID id, @Valid @NotNull CancellationInput input) {
        return answer(endRequest.cancel(
                id, new EndRequest.Because(input.reason(), input.note(), input.servicePointId()), caller));
    }

    /** Until when a request does not count. */
    @Schema(name = "Suspension")
    record SuspensionInput(
            @Schema(description = "The first day on which it counts again; leave it out to let it count now.") @Nullable
            LocalDate until) {}

    @POST
    @Path("/{id}/suspension")
    @Command
    @PermissionsAllowed(Permissions.REQUESTS_PLACE)
    @Operation(
            operationId = "suspendRequest",
            summary = "Suspend a request, or let it count again",
            description = "It keeps its place in the queue and is passed over until the day. Only while it waits.")
    @APIResponse(
            responseCode = "200",
            description = "The request.",
            content = @Content(schema = @Schema(implementation = RequestView.class)))
    @APIResponse(
            responseCode = "409",
            description = "An item has been found for it, or it had ended before.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response suspend(@PathParam("id") UUID id, @Valid @NotNull SuspensionInput input) {
        return answer(endRequest.suspend(id, input.until(), caller));
    }

    private Response answer(EndRequest.Outcome outcome) {
        return switch (outcome) {
            case EndRequest.Outcome.Done(var request) -> shown(line(request.id()));
            case EndRequest.Outcome.TooLate(var request) ->
                RequestAnswers.tooLate(request).response();
            case EndRequest.Outcome.NoSuchRequest _ ->
                RequestAnswers.noSuchRequest().response();
            case EndRequest.Outcome.NoSuchReason _ ->
                Problem.invalid("reason", "unknown-reason", "It is not among the cancellation reasons you may give.")
                        .response();
        };
    }

    private static Response shown(RequestLine line) {
        return RequestAnswers.shown(line);
    }

    private RequestLine line(UUID id) {
        return requests.find(id).orElseThrow(() -> new ProblemException(RequestAnswers.noSuchRequest()));
    }
}
