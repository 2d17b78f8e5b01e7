package org.carrel.catalog.records.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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

import org.carrel.catalog.records.Merges;
import org.carrel.catalog.records.app.EndRecords;
import org.carrel.platform.command.Command;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Merges two records into one and parts them again. */
@Path("/records/{id}/merges")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "records")
@RunOnVirtualThread
public class MergeResource {

    private final EndRecords end;
    private final Merges merges;
    private final Preconditions preconditions;
    private final Caller caller;

    MergeResource(EndRecords end, Merges merges, Preconditions preconditions, Caller caller) {
        this.end = end;
        this.merges = merges;
        this.preconditions = preconditions;
        this.caller = caller;
    }

    /** Which record goes. */
    @Schema(name = "Merging")
    record MergeBody(
            @NotNull @Schema(description = "The record that goes; this one stays and answers for it.")
            UUID mergedId,

            @Size(max = RecordResource.REASON) @Schema(nullable = true, examples = "The same edition twice") @Nullable
            String reason) {}

    /** A record that became part of this one. */
    @Schema(name = "Merge")
    record MergeView(
            UUID mergedId,
            String actor,
            @Schema(nullable = true) @Nullable String reason,
            Instant at,

            @Schema(description = "How many items moved.") int moved) {

        static MergeView of(Merges.Merge merge) {
            return new MergeView(
                    merge.mergedId(),
                    merge.actor(),
                    merge.reason(),
                    merge.at(),
                    merge.things().size());
        }
    }

    /** All records that became part of this one. */
    @Schema(name = "Merges")
    record MergesView(List<MergeView> items) {}

    @GET
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Operation(operationId = "listMerges", summary = "List the records that were merged into a record, latest first")
    @APIResponse(
            responseCode = "200",
            description = "The merges that were not undone.",
            content = @Content(schema = @Schema(implementation = MergesView.class)))
    public Response list(@PathParam("id") UUID id) {
        return Response.ok(new MergesView(
                        merges.into(id).stream().map(MergeView::of).toList()))
                .build();
    }

    @POST
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_DELETE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "mergeRecord",
            summary = "Merge another record into this one",
            description = "Its items move here, and its id is answered with this record from now on. Its octets are "
                    + "kept: merging copies no fields, take what is worth taking over in the editor. The If-Match is "
                    + "the ETag of this record.")
    @APIResponse(
            responseCode = "200",
            description = "Merged.",
            content = @Content(schema = @Schema(implementation = RecordSummaryView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: one of the two is not there.")
    @APIResponse(
            responseCode = "409",
            description = "`record-in-use`, with everything that cannot move; `same-record`, `not-bibliographic`.")
    @APIResponse(responseCode = "412", description = RecordResource.STALE)
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response merge(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid MergeBody body) {
        return RecordAnswers.answer(
                end.merge(id, body.mergedId(), preconditions.madeOn(id, ifMatch), caller.subject(), body.reason()));
    }

    @DELETE
    @Path("/{mergedId}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_DELETE)
    @Operation(
            operationId = "undoMerge",
            summary = "Undo a merge",
            description = "The record that went is back, octet for octet; those of its items that are still here go "
                    + "back to it.")
    @APIResponse(
            responseCode = "200",
            description = "The record that is back, its version as ETag.",
            content = @Content(schema = @Schema(implementation = RecordSummaryView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: that record was not merged into this one.")
    @APIResponse(
            responseCode = "409",
            description = "`control-number-taken`: its source has sent another record with its number since.")
    public Response part(
            @PathParam("id") UUID id,
            @PathParam("mergedId") UUID mergedId,
            @QueryParam("reason") @Size(max = RecordResource.REASON) @Nullable String reason) {
        return RecordAnswers.answer(end.part(id, mergedId, caller.subject(), reason));
    }
}
