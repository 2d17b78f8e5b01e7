package org.carrel.ill.requests.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.ill.patrons.app.KnowPatron;
import org.carrel.ill.places.app.KnowPlace;
import org.carrel.ill.requests.Action;
import org.carrel.ill.requests.IllRequestId;
import org.carrel.ill.requests.IllRequests;
import org.carrel.ill.requests.Move;
import org.carrel.ill.requests.RequestState;
import org.carrel.ill.requests.app.MoveIllRequest;
import org.carrel.ill.requests.app.MoveIllRequest.Moved;
import org.carrel.ill.requests.app.MoveIllRequest.NoSuchRequest;
import org.carrel.ill.requests.app.MoveIllRequest.NotPossible;
import org.carrel.ill.requests.app.MoveIllRequest.PartnerUnsuitable;
import org.carrel.ill.requests.app.MoveIllRequest.Refused;
import org.carrel.ill.requests.app.ReadIllRequests;
import org.carrel.platform.command.Command;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

@Path("/requests")
@Tag(name = "Interlibrary requests", description = "What our patrons want and no library of the consortium owns.")
@RunOnVirtualThread
public class IllRequestResource {

    private final PlacementCommand placement;
    private final MoveIllRequest moves;
    private final ReadIllRequests reading;
    private final Known known;
    private final Caller caller;

    IllRequestResource(
            PlacementCommand placement, MoveIllRequest moves, ReadIllRequests reading, Known known, Caller caller) {
        this.placement = placement;
        this.moves = moves;
        this.reading = reading;
        this.known = known;
        this.caller = caller;
    }

    /** Whoever and wherever a request names is known here before it is weighed. */
    @jakarta.enterprise.context.ApplicationScoped
    static class Known {

        private final KnowPatron patrons;
        private final KnowPlace places;

        Known(KnowPatron patrons, KnowPlace places) {
            this.patrons = patrons;
            this.places = places;
        }

        void ensure(NewRequest request) {
            patrons.ensure(request.patronId());
            places.ensure(request.pickupServicePointId());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @WithoutReplay("the owners are asked outside of any transaction; the command follows in PlacementCommand")
    @PermissionsAllowed(Permissions.ILL_REQUESTS_WRITE)
    @Operation(
            operationId = "placeIllRequest",
            summary = "Requests something that no library of the consortium owns.",
            description = """
                    Checks the patron, the limit of the patron's group, earlier requests, what the consortium owns, the
                    pickup point and the dates, and tells everything that speaks against the request at once. Honours
                    `Idempotency-Key`. Patrons place requests for themselves only and cannot override.""")
    @APIResponse(
            responseCode = "201",
            description = "The request is on the board.",
            content = @Content(schema = @Schema(implementation = IllRequestView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`")
    @APIResponse(responseCode = "409", description = """
            `ill-request-refused`, with reasons `patron-unknown`, `patron-inactive`, `membership-expired`, \
            `patron-blocked`, `too-many-requests`, `duplicate-request`, `held-locally`, `not-a-pickup-point`, \
            `needed-before-passed`, `copyright-declaration-missing`.""")
    @APIResponse(responseCode = "422", description = "`idempotency-key-reused`")
    @APIResponse(
            responseCode = "503",
            description = "`unavailable`: the owner of what is not known here does not answer.")
    public Response place(@Valid @NotNull NewRequest body) {
        caller.requireSelfIfPatron(body.patronId());
        var overrides = body.overrides();
        if (overrides != null && !overrides.isEmpty()) {
            Callers.requireStaff(caller, "Only staff accept a request in spite of what speaks against it.");
        }
        body.wanted(); // A bad shape goes no further than this.
        known.ensure(body);
        return placement.place(body);
    }

    @GET
    @PermissionsAllowed(Permissions.ILL_REQUESTS_READ)
    @Operation(
            operationId = "listIllRequests",
            summary = "The board: interlibrary requests, the newest first, a page at a time.",
            description = "A patron sees only their own.")
    @APIResponse(responseCode = "200", description = "A page.")
    @APIResponse(responseCode = "400", description = "`validation-failed`")
    public Response board(
            @QueryParam("state") @Parameter(description = "Only in these states; repeat it for several.")
                    List<RequestState> states,
            @QueryParam("patronId") @Nullable UUID patronId,
            @QueryParam("q")
                    @Size(max = 200)
                    @Parameter(description = "Words, or their beginnings, of title, author, ISBN or barcode.")
                    @Nullable
                    String q,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        var afterId = page.afterId();
        var query = new IllRequests.BoardQuery(
                Set.copyOf(states),
                whose(patronId),
                words(q),
                afterId == null ? null : new IllRequestId(afterId),
                page.limit() + 1);
        var found = reading.board(query).stream()
                .map(request -> IllRequestView.onBoard(request, Callers.isPatron(caller)))
                .toList();
        return Page.of(found, page, request -> Cursor.of(request.id())).response(uri);
    }

    @GET
    @Path("/counts")
    @PermissionsAllowed(Permissions.ILL_REQUESTS_READ)
    @Operation(
            operationId = "countIllRequests",
            summary = "How many requests are in each state.",
            description = "All states are named, with their meaning for people. A patron counts only their own.")
    @APIResponse(
            responseCode = "200",
            description = "The counts.",
            content = @Content(schema = @Schema(implementation = CountsView.class)))
    public CountsView counts(@QueryParam("patronId") @Nullable UUID patronId) {
        return CountsView.of(reading.counts(whose(patronId)));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.ILL_REQUESTS_READ)
    @Operation(
            operationId = "getIllRequest",
            summary = "One request with its history, what can be done with it, and what speaks against it.")
    @APIResponse(
            responseCode = "200",
            description = "The request.",
            content = @Content(schema = @Schema(implementation = IllRequestView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response get(@PathParam("id") UUID id) {
        var whole = reading.find(new IllRequestId(id)).orElseThrow(IllRequestResource::noSuchRequest);
        caller.requireSelfIfPatron(whole.request().patronId());
        return Response.ok(IllRequestView.whole(whole, Callers.isPatron(caller)))
                .header(HttpHeaders.ETAG, ETags.of(whole.request().version()))
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{id}/actions/{action}")
    @Command
    @PermissionsAllowed(Permissions.ILL_REQUESTS_WRITE)
    @Operation(
            operationId = "actOnIllRequest",
            summary = "Moves a request by one of its allowed actions.",
            description = """
                    The body may be left out where nothing is to be told. With `If-Match` the action is taken only on the
                    version that the caller has seen; without it the transition table alone decides. Honours
                    `Idempotency-Key`. A patron can only cancel their own request.""")
    @APIResponse(
            responseCode = "200",
            description = "The request as it is now.",
            content = @Content(schema = @Schema(implementation = IllRequestView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`, also when a required detail is missing")
    @APIResponse(responseCode = "403", description = "`forbidden`: the action is for staff.")
    @APIResponse(responseCode = "404", description = "`not-found`: no such request, or no such action.")
    @APIResponse(responseCode = "409", description = """
            `action-not-possible` in this state, with `allowedActions`; `partner-unsuitable`, with reasons \
            `partner-unknown`, `partner-inactive`, `partner-does-not-lend`, `partner-makes-no-copies`; \
            `ill-request-refused` when nobody may accept the request.""")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    public Response act(
            @PathParam("id") UUID id,
            @PathParam("action") @Parameter(description = "Code of the action.", example = "send") String action,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @Nullable ActionBody body) {
        var chosen = Action.ofCode(action)
                .filter(Action::open)
                .orElseThrow(() -> new ProblemException(Problem.notFound("There is no such action.")));
        if (chosen.by() != Action.By.PATRON) {
            Callers.requireStaff(caller, "This action is for staff.");
        }
        var details = (body == null ? ActionBody.EMPTY : body).details();
        var result = moves.move(new IllRequestId(id), chosen, details, Callers.actor(caller), request -> {
            caller.requireSelfIfPatron(request.patronId());
            if (ifMatch != null) {
                ETags.require(ifMatch, request.version());
            }
        });
        return switch (result) {
            case Moved(var request) ->
                Response.ok(IllRequestView.onBoard(request, Callers.isPatron(caller)))
                        .header(HttpHeaders.ETAG, ETags.of(request.version()))
                        .build();
            case NotPossible(var move) -> notPossible(move);
            case Refused(var findings) -> PlacementCommand.refused(findings);
            case PartnerUnsuitable(var objections) ->
                Problem.of(409, "partner-unsuitable", "This partner cannot be asked for this.")
                        .reasons(objections.stream()
                                .map(code -> new Objection(code, "refuse"))
                                .toList())
                        .response();
            case NoSuchRequest _ -> throw noSuchRequest();
        };
    }

    private record Objection(String code, String severity) {}

    private record WrongState(String code, String severity, RequestState state, String action) {}

    private Response notPossible(Move move) {
        return switch (move) {
            case Move.NotAllowed(var state, var action, var allowed) ->
                Problem.of(409, "action-not-possible", "The request's state does not allow this action.")
                        .with(
                                "allowedActions",
                                allowed.stream()
                                        .filter(Action::open)
                                        .filter(possible ->
                                                !Callers.isPatron(caller) || possible.by() == Action.By.PATRON)
                                        .sorted()
                                        .map(Action::code)
                                        .toList())
                        .reasons(List.of(new WrongState("action-not-possible", "refuse", state, action.code())))
                        .response();
            case Move.Incomplete(var missing) ->
                switch (missing) {
                    case PARTNER -> missing("partnerId", "name the partner that is asked");
                    case DUE_DATE -> missing("dueAt", "name the date that the partner granted");
                };
            case Move.Moved _ -> throw new IllegalStateException("the move was possible");
        };
    }

    private static Response missing(String field, String message) {
        return Problem.invalid(field, "required", message).response();
    }

    /** Patrons see their own, whatever they ask for. */
    private @Nullable UUID whose(@Nullable UUID asked) {
        var self = caller.patronId();
        if (self != null && asked != null) {
            caller.requireSelfIfPatron(asked);
        }
        return self == null ? asked : self;
    }

    private static List<String> words(@Nullable String q) {
        return q == null
                ? List.of()
                : Arrays.stream(q.split("[^\\p{L}\\p{N}]+", -1))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    private static ProblemException noSuchRequest() {
        return new ProblemException(Problem.notFound("No such request."));
    }

    @Schema(name = "IllRequestCounts")
    record CountsView(List<Count> items) {

        @Schema(name = "IllRequestCount")
        record Count(
                RequestState state,

                @Schema(description = "What the state means, for people.")
                String meaning,

                RequestState.Phase phase,
                long count) {}

        static CountsView of(Map<RequestState, Long> counts) {
            return new CountsView(Arrays.stream(RequestState.values())
                    .map(state -> new Count(state, state.meaning(), state.phase(), counts.getOrDefault(state, 0L)))
                    .toList());
        }
    }
}
