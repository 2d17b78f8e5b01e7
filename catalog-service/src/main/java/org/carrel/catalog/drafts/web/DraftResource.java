package org.carrel.catalog.drafts.web;

import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

import org.carrel.catalog.drafts.Draft;
import org.carrel.catalog.drafts.app.ReviewDrafts;
import org.carrel.catalog.drafts.app.ReviewDrafts.Outcome;
import org.carrel.catalog.records.web.FieldsBody;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.security.Permissions;

/** Proposed changes on their way to their records. */
@Path("/drafts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "drafts")
@RunOnVirtualThread
public class DraftResource {

    private static final int COMMENT = 2_000;

    private final ReviewDrafts review;

    DraftResource(ReviewDrafts review) {
        this.review = review;
    }

    /** What a reviewer says of an accepted draft. */
    @Schema(name = "DraftAcceptance")
    record AcceptanceBody(
            @Size(max = COMMENT) @Schema(nullable = true, examples = "Well found") @Nullable
            String comment) {}

    /** What a reviewer says of a draft that is sent back. */
    @Schema(name = "DraftReturn")
    record ReturnBody(
            @NotBlank @Size(max = COMMENT) @Schema(examples = "Look up the heading in the authority file first")
            String comment) {}

    @GET
    @PermissionsAllowed({
        Permissions.CATALOG_RECORDS_DRAFT,
        Permissions.CATALOG_RECORDS_WRITE,
        Permissions.CATALOG_RECORDS_REVIEW
    })
    @Operation(
            operationId = "listDrafts",
            summary = "List drafts, the oldest first",
            description = "Reviewers see all, others their own.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = DraftView.PageView.class)))
    public Response list(
            @QueryParam("state") Draft.@Nullable State state,
            @QueryParam("recordId") @Nullable UUID recordId,
            @QueryParam("mine") @DefaultValue("false") @Parameter(description = "Whether only one's own are wanted.")
                    boolean mine,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return Page.of(
                        review.list(state, recordId, mine, page.afterId(), page.limit() + 1),
                        page,
                        draft -> Cursor.of(draft.id()))
                .map(DraftView::of)
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed({
        Permissions.CATALOG_RECORDS_DRAFT,
        Permissions.CATALOG_RECORDS_WRITE,
        Permissions.CATALOG_RECORDS_REVIEW
    })
    @Operation(
            operationId = "getDraft",
            summary = "Look at a draft: what it changes, what others have changed since, what is in its way")
    @APIResponse(
            responseCode = "200",
            description = "The draft, its version as ETag.",
            content = @Content(schema = @Schema(implementation = DraftView.DetailsView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response look(@PathParam("id") UUID id) {
        return review.look(id)
                .map(looked -> Response.ok(DraftView.DetailsView.of(looked))
                        .header(HttpHeaders.ETAG, ETags.of(looked.draft().version()))
                        .build())
                .orElseGet(DraftAnswers::unknown);
    }

    @PUT
    @Path("/{id}")
    @Command
    @PermissionsAllowed({Permissions.CATALOG_RECORDS_DRAFT, Permissions.CATALOG_RECORDS_WRITE})
    @Operation(
            operationId = "reworkDraft",
            summary = "Rework one's own draft, for another look",
            description = "Where others have changed the record since, make the change anew on the version in force "
                    + "and say so with `base`.")
    @APIResponse(
            responseCode = "200",
            description = "It waits for a reviewer.",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`; also `version-unknown`")
    @APIResponse(responseCode = "403", description = "`forbidden`, `not-author`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`draft-closed`, `no-change`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response rework(
            @PathParam("id") UUID id,
            @QueryParam("base")
                    @Min(1)
                    @Parameter(description = "The version of the record that it is made on now, if it is another one.")
                    @Nullable
                    Integer base,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid FieldsBody body) {
        return done(review.rework(id, madeOn(ifMatch), body.record(), body.readingAccepted(), body.reason(), base));
    }

    @POST
    @Path("/{id}/acceptance")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_REVIEW)
    @Operation(
            operationId = "acceptDraft",
            summary = "Make a draft a version of its record",
            description = "The version carries the names of the author and of the reviewer. What others have changed "
                    + "since stays; if they have changed the same otherwise, nothing is done.")
    @APIResponse(
            responseCode = "200",
            description = "It is a version of the record.",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description =
                    "`own-draft`, `draft-returned`, `draft-closed`, `draft-conflict` with every field in the way, "
                            + "`already-made`, `record-gone`; or what keeps an edit from being saved, such as `edit-refused`.")
    @APIResponse(responseCode = "412", description = "`stale-version`: the draft has been reworked.")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response accept(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid AcceptanceBody body) {
        return done(review.accept(id, madeOn(ifMatch), body.comment()));
    }

    @POST
    @Path("/{id}/return")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_REVIEW)
    @Operation(operationId = "returnDraft", summary = "Send a draft back to its author, with a comment")
    @APIResponse(
            responseCode = "200",
            description = "It is with its author.",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`own-draft`, `draft-returned`, `draft-closed`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response giveBack(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ReturnBody body) {
        return done(review.giveBack(id, madeOn(ifMatch), body.comment()));
    }

    @DELETE
    @Path("/{id}")
    @Command
    @PermissionsAllowed({
        Permissions.CATALOG_RECORDS_DRAFT,
        Permissions.CATALOG_RECORDS_WRITE,
        Permissions.CATALOG_RECORDS_REVIEW
    })
    @Operation(
            operationId = "withdrawDraft",
            summary = "Give a draft up",
            description = "Authors give up their own, reviewers any. It stays on record.")
    @APIResponse(
            responseCode = "200",
            description = "It is given up.",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`draft-closed`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response withdraw(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return done(review.withdraw(id, madeOn(ifMatch)));
    }

    private static LongConsumer madeOn(@Nullable String ifMatch) {
        return version -> ETags.require(ifMatch, version);
    }

    private static Response done(Outcome outcome) {
        return DraftAnswers.answer(outcome, Response.ok());
    }
}
