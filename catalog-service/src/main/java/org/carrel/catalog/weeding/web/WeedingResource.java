package org.carrel.catalog.weeding.web;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.processing.app.HandleItems.Hand;
import org.carrel.catalog.weeding.Candidate;
import org.carrel.catalog.weeding.Criteria;
import org.carrel.catalog.weeding.WeedingLists;
import org.carrel.catalog.weeding.WeedingLists.WeedingList;
import org.carrel.catalog.weeding.app.Weed;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Weeding lists. */
@Path("/weeding-lists")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "weeding", description = "What might leave the collection, and what was decided.")
@PermissionsAllowed(Permissions.CATALOG_COLLECTION_WRITE)
@RunOnVirtualThread
public class WeedingResource {

    private final WeedingLists lists;
    private final Weed weed;
    private final Caller caller;

    WeedingResource(WeedingLists lists, Weed weed, Caller caller) {
        this.lists = lists;
        this.weed = weed;
        this.caller = caller;
    }

    /** What is to be looked at. */
    @Schema(name = "WeedingCriteria", description = "All that is said must hold; what is left out does not matter.")
    record CriteriaBody(
            @NotBlank @Size(max = 200) @Schema(examples = "Computing, unused since 2021")
            String name,

            @Schema(nullable = true) @Nullable UUID branchId,
            @Schema(nullable = true) @Nullable UUID locationId,

            @Size(max = 40) @Schema(nullable = true) @Nullable
            String materialType,

            @Min(0) @Schema(nullable = true, description = "Lent so often at the most.") @Nullable
            Integer loansAtMost,

            @Schema(nullable = true, description = "Not lent since that day.") @Nullable
            LocalDate lastLoanBefore,

            @Schema(nullable = true, description = "In the collection since before that day.") @Nullable
            LocalDate addedBefore,

            @Min(0) @Max(9999) @Schema(nullable = true, description = "Published before that year.") @Nullable
            Integer publishedBefore,

            @Min(1) @Schema(nullable = true, description = "The title has so many live copies.") @Nullable
            Integer copiesAtLeast,

            @Schema(nullable = true, description = "Not seen in an inventory since that day.") @Nullable
            LocalDate notSeenSince,

            @Min(0) @Schema(nullable = true, description = "Repaired so often.") @Nullable
            Integer repairsAtLeast,

            @Size(min = 1, max = 50)
            @Schema(
                    nullable = true,
                    description = "Codes of conditions; an item is in one of them.",
                    examples = "[\"worn\"]")
            @Nullable
            List<@NotBlank @Size(max = 40) String> conditions) {

        Criteria criteria() {
            return new Criteria(
                    new Criteria.Shelf(branchId, locationId, materialType),
                    new Criteria.Use(loansAtMost, lastLoanBefore),
                    new Criteria.Age(addedBefore, publishedBefore),
                    new Criteria.State(copiesAtLeast, notSeenSince, repairsAtLeast, conditions));
        }
    }

    /** A list as clients see it. */
    @Schema(name = "WeedingList")
    record ListView(
            UUID id,
            String name,
            Criteria criteria,
            String createdBy,
            Instant createdAt,

            @Schema(nullable = true, description = "How many items are in it; told when it is made.") @Nullable
            Integer candidates) {

        static ListView of(WeedingList list, @Nullable Integer candidates) {
            return new ListView(
                    list.id(), list.name(), list.criteria(), list.createdBy(), list.createdAt(), candidates);
        }
    }

    /** A page of the list, as the API document shows it. */
    @Schema(name = "WeedingListPage")
    record ListPageView(
            List<ListView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** An item as clients see it. */
    @Schema(name = "WeedingCandidate")
    record CandidateView(
            int number,
            UUID itemId,
            UUID recordId,
            String title,
            @Schema(nullable = true) @Nullable String author,
            @Schema(nullable = true) @Nullable String year,
            @Schema(nullable = true) @Nullable String barcode,
            @Schema(nullable = true) @Nullable String callNumber,
            UUID locationId,

            @Schema(description = "Live copies of the title when the list was made.")
            int copies,

            long loans,
            long renewals,
            @Schema(nullable = true) @Nullable Instant lastLoanAt,
            Instant addedAt,
            @Schema(nullable = true) @Nullable LocalDate lastSeenOn,
            int repairs,
            Candidate.@Nullable Decision decision,
            @Schema(nullable = true) @Nullable Instant doneAt,

            @Schema(
                    nullable = true,
                    description = "Why it could not be carried out: `last-copy`, `not-in-hand`, "
                            + "`withdrawn-already`, `no-location`, `repair-refused`, or a code of items.")
            @Nullable
            String refusal) {

        static CandidateView of(Candidate candidate) {
            Candidate.Facts facts = candidate.facts();
            return new CandidateView(
                    candidate.number(),
                    candidate.itemId(),
                    facts.title().recordId(),
                    facts.title().title(),
                    facts.title().author(),
                    facts.title().year(),
                    facts.copy().barcode(),
                    facts.copy().callNumber(),
                    facts.copy().locationId(),
                    facts.title().copies(),
                    facts.circulation().loans(),
                    facts.circulation().renewals(),
                    facts.circulation().lastAt(),
                    facts.copy().addedAt(),
                    facts.copy().seenOn(),
                    facts.copy().repairs(),
                    candidate.decision(),
                    candidate.doneAt(),
                    candidate.refusal());
        }
    }

    /** A page of the list, as the API document shows it. */
    @Schema(name = "WeedingCandidatePage")
    record CandidatePageView(
            List<CandidateView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** What is to become of an item. */
    @Schema(name = "WeedingDecision")
    record DecisionBody(
            @NotNull Candidate.Kind decision,

            @Size(max = 500) @Schema(nullable = true) @Nullable
            String reason,

            @Schema(nullable = true, description = "Where it is transferred.") @Nullable
            UUID locationId,

            @Schema(description = "Whether it goes even if it is the last copy of its title.")
            boolean lastCopyToo) {}

    /** A decision as noted. */
    @Schema(name = "WeedingDecisionResult")
    record DecidedView(
            CandidateView candidate,

            @Schema(description = "It is the last live copy of its title.")
            boolean lastCopy) {}

    /** How far it has been carried out. */
    @Schema(name = "WeedingExecution")
    record ProgressView(
            int done,
            int refused,

            @Schema(description = "Call again until none is left.")
            int left) {}

    @POST
    @Command
    @Operation(operationId = "makeWeedingList", summary = "Make a list of what might leave, 5000 items at the most")
    @APIResponse(
            responseCode = "201",
            description = "Made.",
            content = @Content(schema = @Schema(implementation = ListView.class)))
    public Response make(@NotNull @Valid CriteriaBody body) {
        Weed.Made made = weed.make(body.name(), body.criteria(), caller.subject());
        return Response.created(URI.create("weeding-lists/" + made.list().id()))
                .entity(ListView.of(made.list(), made.candidates()))
                .build();
    }

    @GET
    @Operation(operationId = "listWeedingLists", summary = "List weeding lists, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = ListPageView.class)))
    public Response list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return Page.of(lists.list(page.afterId(), page.limit() + 1), page, list -> Cursor.of(list.id()))
                .map(list -> ListView.of(list, null))
                .response(uri);
    }

    @GET
    @Path("/{id}/candidates")
    @Operation(operationId = "listWeedingCandidates", summary = "List the items of a weeding list, in shelf order")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = CandidatePageView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response candidates(
            @PathParam("id") UUID id,
            @QueryParam("undecided") boolean undecided,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        if (lists.find(id).isEmpty()) {
            return unknown();
        }
        return Page.of(
                        lists.candidates(id, undecided, number(page.cursor()), page.limit() + 1),
                        page,
                        candidate -> Cursor.of(candidate.number()))
                .map(CandidateView::of)
                .response(uri);
    }

    private static int number(@Nullable Cursor cursor) {
        try {
            return cursor == null ? 0 : Integer.parseInt(cursor.part(0));
        } catch (NumberFormatException _) {
            throw Cursor.malformed();
        }
    }

    @PUT
    @Path("/{id}/candidates/{itemId}")
    @Command
    @Operation(
            operationId = "decideWeeding",
            summary = "Decide what is to become of an item",
            description = "Nothing happens to it until the list is carried out; until then it may be decided anew.")
    @APIResponse(
            responseCode = "200",
            description = "Noted.",
            content = @Content(schema = @Schema(implementation = DecidedView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: also `location-missing`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`weeding-done`: it was carried out already")
    public Response decide(
            @PathParam("id") UUID id, @PathParam("itemId") UUID itemId, @NotNull @Valid DecisionBody body) {
        if (body.decision() == Candidate.Kind.TRANSFER && body.locationId() == null) {
            return Problem.invalid("locationId", "location-missing", "Say where it goes.")
                    .response();
        }
        return switch (weed.decide(
                id, itemId, body.decision(), body.reason(), body.locationId(), body.lastCopyToo(), caller.subject())) {
            case Weed.Outcome.Decided(Candidate candidate, boolean lastCopy) ->
                Response.ok(new DecidedView(CandidateView.of(candidate), lastCopy))
                        .build();
            case Weed.Outcome.DoneAlready _ ->
                Problem.of(409, "weeding-done", "This was carried out already.").response();
            case Weed.Outcome.Unknown _ -> unknown();
        };
    }

    @POST
    @Path("/{id}/executions")
    @Command
    @Operation(
            operationId = "executeWeeding",
            summary = "Carry out the next 200 decisions of a list",
            description = "Each for itself: what cannot be carried out says why, and may be decided anew.")
    @APIResponse(
            responseCode = "200",
            description = "Carried out.",
            content = @Content(schema = @Schema(implementation = ProgressView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response execute(@PathParam("id") UUID id) {
        if (lists.find(id).isEmpty()) {
            return unknown();
        }
        Weed.Progress progress = weed.execute(id, new Hand(caller.subject(), caller.branches()));
        return Response.ok(new ProgressView(progress.done(), progress.refused(), progress.left()))
                .build();
    }

    private static Response unknown() {
        return Problem.notFound("There is no such weeding list, or no such item in it.")
                .response();
    }
}
