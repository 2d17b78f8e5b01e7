package org.carrel.catalog.records.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

import org.carrel.catalog.records.RecordVersion;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.CompareVersions;
import org.carrel.catalog.records.app.EditRecords;
import org.carrel.catalog.records.app.ReadRecord;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** The versions of a record, and the way back to them. */
@Path("/records/{id}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "records")
@RunOnVirtualThread
public class VersionResource {

    private final Records records;
    private final CompareVersions compare;
    private final EditRecords edit;
    private final ReadRecord read;
    private final Preconditions preconditions;
    private final Caller caller;

    VersionResource(
            Records records,
            CompareVersions compare,
            EditRecords edit,
            ReadRecord read,
            Preconditions preconditions,
            Caller caller) {
        this.records = records;
        this.compare = compare;
        this.edit = edit;
        this.read = read;
        this.preconditions = preconditions;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Operation(operationId = "listRecordVersions", summary = "List the versions of a record, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of the versions, those of deleted records too.",
            content = @Content(schema = @Schema(implementation = VersionView.ListView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response list(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        List<Records.Heading> found = records.versions(id, before(page), page.limit() + 1);
        return found.isEmpty() && page.cursor() == null
                ? RecordAnswers.unknown()
                : Page.of(found, page, heading -> Cursor.of(heading.version()))
                        .map(VersionView::of)
                        .response(uri);
    }

    @GET
    @Path("/{version}")
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Operation(
            operationId = "getRecordVersion",
            summary = "Read the fields of any version",
            description = "Its octets are at `/records/{id}/marc?version=`.")
    @APIResponse(
            responseCode = "200",
            description = "The fields, in their order.",
            content = @Content(schema = @Schema(implementation = RecordView.MarcView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id, @PathParam("version") int version) {
        Optional<RecordVersion.Original> found = records.version(id, version).map(RecordVersion::original);
        return found.map(original -> Response.ok(RecordView.MarcView.of(version, original, read.view(original)))
                        .build())
                .orElseGet(VersionResource::noSuchVersion);
    }

    @GET
    @Path("/{version}/changes")
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Operation(operationId = "compareRecordVersions", summary = "What differs between two versions, field by field")
    @APIResponse(
            responseCode = "200",
            description = "What was added, removed, changed and moved.",
            content = @Content(schema = @Schema(implementation = DifferenceView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response changes(
            @PathParam("id") UUID id,
            @PathParam("version") int version,
            @QueryParam("since")
                    @Parameter(description = "The version to compare with; without it, the one before.")
                    @Nullable
                    Integer since) {
        return compare.between(id, since == null ? version - 1 : since, version)
                .map(difference -> Response.ok(DifferenceView.of(difference)).build())
                .orElseGet(VersionResource::noSuchVersion);
    }

    @POST
    @Path("/{version}/restoration")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "restoreRecordVersion",
            summary = "Bring an earlier version back, octet for octet, as a new version")
    @APIResponse(
            responseCode = "200",
            description = "Restored, the new version as ETag.",
            content = @Content(schema = @Schema(implementation = RecordSummaryView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`version-unknown`, `version-in-force`, `version-is-tombstone`, `control-number-taken`, or "
                    + "`edit-refused` with all reasons.")
    @APIResponse(responseCode = "412", description = RecordResource.STALE)
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response restore(
            @PathParam("id") UUID id,
            @PathParam("version") int version,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ReasonBody body) {
        return RecordAnswers.answer(edit.restore(intent(id, ifMatch, body), version));
    }

    @POST
    @Path("/{version}/undo")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "undoRecordVersion",
            summary = "Take out what one version changed, and keep what came after it",
            description =
                    "A three-way merge of the version, the one before it and the one in force. Nothing is done if "
                            + "a field that the version changed has been changed again since.")
    @APIResponse(
            responseCode = "200",
            description = "Undone in a new version, its number as ETag.",
            content = @Content(schema = @Schema(implementation = RecordSummaryView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`undo-conflict`, the reasons list every field in the way; `version-unknown`, "
                    + "`first-version`, `already-undone`, `version-is-tombstone`, `reading-doubtful`, "
                    + "`control-number-taken`, `edit-refused`.")
    @APIResponse(responseCode = "412", description = RecordResource.STALE)
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response undo(
            @PathParam("id") UUID id,
            @PathParam("version") int version,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ReasonBody body) {
        return RecordAnswers.answer(edit.undo(intent(id, ifMatch, body), version));
    }

    private static @Nullable Integer before(PageRequest page) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return null;
        }
        try {
            return Integer.valueOf(cursor.part(0));
        } catch (NumberFormatException _) {
            throw Cursor.malformed();
        }
    }

    private EditRecords.Intent intent(UUID id, @Nullable String ifMatch, ReasonBody body) {
        return new EditRecords.Intent(id, preconditions.madeOn(id, ifMatch), caller.subject(), body.reason());
    }

    private static Response noSuchVersion() {
        return Problem.notFound("The record has no such version.").response();
    }
}
