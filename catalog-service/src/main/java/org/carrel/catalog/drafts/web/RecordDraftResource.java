package org.carrel.catalog.drafts.web;

import java.net.URI;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
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

import org.carrel.catalog.drafts.app.ReviewDrafts;
import org.carrel.catalog.drafts.app.ReviewDrafts.Outcome;
import org.carrel.catalog.records.web.FieldsBody;
import org.carrel.catalog.records.web.Preconditions;
import org.carrel.platform.command.Command;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** Changes that are proposed of a record. */
@Path("/records/{id}/drafts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "drafts", description = "Changes of records that somebody proposes and somebody else accepts.")
@RunOnVirtualThread
public class RecordDraftResource {

    private final ReviewDrafts review;
    private final Preconditions preconditions;

    RecordDraftResource(ReviewDrafts review, Preconditions preconditions) {
        this.review = review;
        this.preconditions = preconditions;
    }

    @POST
    @Command
    @PermissionsAllowed({Permissions.CATALOG_RECORDS_DRAFT, Permissions.CATALOG_RECORDS_WRITE})
    @Operation(
            operationId = "proposeRecordChange",
            summary = "Propose a change of a record, for somebody else to accept",
            description =
                    "Takes what `PUT /records/{id}/fields` takes, and the ETag of the record. The record stays as "
                            + "it is. One may have one open draft of a record.")
    @APIResponse(
            responseCode = "201",
            description = "It waits for a reviewer.",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`: what cannot be said in MARC, field by field.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`draft-open`, with its id; `no-change`")
    @APIResponse(responseCode = "412", description = "`stale-version`, with what the other person has changed.")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response propose(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid FieldsBody body) {
        Outcome outcome = review.propose(
                id, preconditions.madeOn(id, ifMatch), body.record(), body.readingAccepted(), body.reason());
        return switch (outcome) {
            case Outcome.Unknown _ -> Problem.notFound("No record has this id.").response();
            case Outcome.Stored stored ->
                DraftAnswers.answer(
                        stored,
                        Response.created(URI.create("drafts/" + stored.draft().id())));
            default -> DraftAnswers.answer(outcome, Response.ok());
        };
    }
}
