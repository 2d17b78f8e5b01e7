package org.carrel.circulation.closures.web;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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

import org.carrel.circulation.closures.Closure;
import org.carrel.circulation.closures.Closures;
import org.carrel.circulation.closures.app.CloseBranches;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Days on which branches are closed for a cause that nobody foresaw, and what is moved because of them. */
@Path("/closures")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Calendars")
public class ClosureResource {
    private final CloseBranches closeBranches;
    private final Closures closures;
    private final Caller caller;

    ClosureResource(CloseBranches closeBranches, Closures closures, Caller caller) {
        this.closeBranches = closeBranches;
        this.closures = closures;
        this.caller = caller;
    }

    /** What is to be closed. */
    @Schema(name = "ClosureInput", examples = """
                {
                  "placeId": "0198b0a4-5f6e-7c3a-9a39-3f6f0b8e2d11",
                  "from": "2027-01-11",
                  "to": "2027-01-12",
                  "reason": "Snow storm"
                }
                """)
    record ClosureInput(
            @NotNull @Schema(description = "A branch, or any place above branches: then all of them.")
            UUID placeId,

            @NotNull @Schema(description = "The first closed day, in the zone of each branch.")
            LocalDate from,

            @NotNull @Schema(description = "The last closed day.")
            LocalDate to,

            @NotBlank @Size(max = 200) String reason) {}

    /** A closure and how far it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Closure")
    record ClosureView(
            UUID id,
            List<UUID> branchIds,
            LocalDate from,
            LocalDate to,
            String reason,

            @Schema(
                    description =
                            "In force while MOVING and IN_FORCE; the dates are all done in IN_FORCE and REVERSED.")
            Closure.State state,

            Instant enteredAt,
            String enteredBy,
            @Nullable Instant reversedAt,
            @Nullable String reversedBy,

            @Schema(description = "Due dates moved so far.") long loansMoved,

            @Schema(description = "Last days on the hold shelf moved so far.")
            long shelvesMoved,

            @Schema(description = "Dates put back so far.") long restored,

            @Schema(
                    description = "Dates left as they are, because somebody changed them since or the loan or the "
                            + "request came to an end.")
            long kept,

            @Schema(description = "How many dates a reversal would put back; told of a single closure in force.")
            @Nullable
            CountView wouldRestore) {
        static ClosureView of(Closure closure, @Nullable CountView wouldRestore) {
            Closure.Act reversed = closure.reversed();
            return new ClosureView(
                    closure.id(),
                    closure.days().branchIds(),
                    closure.days().first(),
                    closure.days().last(),
                    closure.days().reason(),
                    closure.state(),
                    closure.entered().at(),
                    closure.entered().by(),
                    reversed == null ? null : reversed.at(),
                    reversed == null ? null : reversed.by(),
                    closure.progress().loansMoved(),
                    closure.progress().shelvesMoved(),
                    closure.progress().restored(),
                    closure.progress().kept(),
                    wouldRestore);
        }
    }

    /** How many dates. */
    @Schema(name = "ClosureCount")
    record CountView(
            @Schema(description = "Due dates.") long loans,

            @Schema(description = "Items on the hold shelf.")
            long shelves) {
        static CountView of(Closures.Count count) {
            return new CountView(count.loans(), count.shelves());
        }
    }

    /** For the documentation: what a page looks like. */
    @Schema(name = "ClosurePage")
    record ClosurePage(List<ClosureView> items, @Nullable String next) {}

    /** A date that was moved. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ClosureMove")
    record MoveView(
            @Schema(description = "Whether it is a due date or a last day on the hold shelf.")
            Closures.Kind kind,

            @Schema(description = "The loan or the request.")
            UUID subjectId,

            Instant from,
            Instant to,

            @Schema(description = "After a reversal: whether it was put back.") @Nullable
            Boolean restored) {
        static MoveView of(Closures.Told told) {
            return new MoveView(
                    told.move().kind(),
                    told.move().subjectId(),
                    told.move().from(),
                    told.move().to(),
                    told.restored());
        }
    }

    /** For the documentation: what a page looks like. */
    @Schema(name = "ClosureMovePage")
    record MovePage(List<MoveView> items, @Nullable String next) {}

    @GET
    @Path("preview")
    @PermissionsAllowed(Permissions.CALENDARS_WRITE)
    @Operation(operationId = "previewClosure", summary = "Count what a closure would move, before it is entered")
    @APIResponse(
            responseCode = "200",
            description = "Due dates in the closed days, and items on the hold shelf in them.",
            content = @Content(schema = @Schema(implementation = CountView.class)))
    public CountView preview(
            @QueryParam("placeId") @NotNull @Parameter(description = "A branch, or any place above branches.")
                    UUID placeId,
            @QueryParam("from") @NotNull LocalDate from,
            @QueryParam("to") @NotNull LocalDate to) {
        Closure.Days days = days(placeId, from, to, "");
        return CountView.of(closeBranches.preview(days.branchIds(), from, to));
    }

    @POST
    @Command
    @PermissionsAllowed(Permissions.CALENDARS_WRITE)
    @Operation(
            operationId = "closeBranches",
            summary = "Close branches for a cause that nobody foresaw",
            description =
                    "The days count as closed at once, also for charges. Due dates on them move to the first open "
                            + "day after, unless the loan's terms keep dates on closed days; found items are kept as many open "
                            + "days longer as the closure takes. That goes on in the background: GET shows how far it is.")
    @APIResponse(
            responseCode = "202",
            description = "Closed; dates are being moved.",
            content = @Content(schema = @Schema(implementation = ClosureView.class)))
    public Response close(@Valid @NotNull ClosureInput input) {
        Closure closure = closeBranches.close(days(input.placeId(), input.from(), input.to(), input.reason()), caller);
        return Response.accepted(ClosureView.of(closure, null))
                .location(URI.create("closures/" + closure.id()))
                .build();
    }

    private Closure.Days days(UUID placeId, LocalDate from, LocalDate to, String reason) {
        if (to.isBefore(from) || from.plusDays(Closure.Days.LONGEST).isBefore(to)) {
            throw new ProblemException(Problem.invalid(
                    "to",
                    "not-a-closure",
                    "It ends on or after the day it begins, and lasts at most " + Closure.Days.LONGEST + " days."));
        }
        List<UUID> branches = closeBranches.branchesOf(placeId, caller);
        if (branches.isEmpty()) {
            throw new ProblemException(Problem.notFound("No branch, and no place above one, has this id."));
        }
        return new Closure.Days(branches, from, to, reason);
    }

    @GET
    @PermissionsAllowed(Permissions.CALENDARS_WRITE)
    @Operation(operationId = "listClosures", summary = "List closures, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of closures.",
            content = @Content(schema = @Schema(implementation = ClosurePage.class)))
    public Response list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return Page.of(closures.list(page.afterId(), page.limit() + 1), page, closure -> Cursor.of(closure.id()))
                .map(closure -> ClosureView.of(closure, null))
                .response(uri);
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(Permissions.CALENDARS_WRITE)
    @Operation(operationId = "getClosure", summary = "Show how far a closure is, and what its reversal would put back")
    @APIResponse(
            responseCode = "200",
            description = "The closure.",
            content = @Content(schema = @Schema(implementation = ClosureView.class)))
    public Response get(@PathParam("id") UUID id) {
        return closures.find(id)
                .map(closure -> Response.ok(ClosureView.of(
                                closure, closure.inForce() ? CountView.of(closeBranches.previewReversal(id)) : null))
                        .build())
                .orElseGet(ClosureResource::noSuchClosure);
    }

    @GET
    @Path("{id}/moves")
    @PermissionsAllowed(Permissions.CALENDARS_WRITE)
    @Operation(operationId = "listClosureMoves", summary = "List the dates that a closure moved")
    @APIResponse(
            responseCode = "200",
            description = "A page of dates.",
            content = @Content(schema = @Schema(implementation = MovePage.class)))
    public Response moves(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        if (closures.find(id).isEmpty()) {
            return noSuchClosure();
        }
        return Page.of(
                        closures.moves(id, page.afterId(), page.limit() + 1),
                        page,
                        told -> Cursor.of(told.move().subjectId()))
                .map(MoveView::of)
                .response(uri);
    }

    @POST
    @Path("{id}/reversal")
    @Command
    @PermissionsAllowed(Permissions.CALENDARS_WRITE)
    @Operation(
            operationId = "reverseClosure",
            summary = "Take a closure back",
            description = "The days are open again at once. Every date that it moved goes back to where it was, unless "
                    + "somebody changed it since; one that has passed meanwhile is overdue then. That goes on in the "
                    + "background.")
    @APIResponse(
            responseCode = "202",
            description = "Taken back; dates are being put back.",
            content = @Content(schema = @Schema(implementation = ClosureView.class)))
    @APIResponse(responseCode = "409", description = "It was taken back before (`closure-reversed`).")
    public Response reverse(@PathParam("id") UUID id) {
        return closeBranches
                .reverse(id, caller)
                .map(reversal -> switch (reversal) {
                    case CloseBranches.Reversal.Begun(var closure) ->
                        Response.accepted(ClosureView.of(closure, null)).build();
                    case CloseBranches.Reversal.Done _ ->
                        Problem.of(409, "closure-reversed", "The closure was taken back before.")
                                .response();
                })
                .orElseGet(ClosureResource::noSuchClosure);
    }

    private static Response noSuchClosure() {
        return Problem.notFound("There is no such closure.").response();
    }
}
