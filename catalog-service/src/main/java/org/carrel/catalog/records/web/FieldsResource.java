package org.carrel.catalog.records.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
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

import org.carrel.catalog.records.RecordGuard;
import org.carrel.catalog.records.RecordOutcome;
import org.carrel.catalog.records.app.EditRecords;
import org.carrel.platform.command.Command;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** The fields of a record, for the editor. */
@Path("/records/{id}/fields")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "records")
@RunOnVirtualThread
public class FieldsResource {

    private final EditRecords edit;
    private final Preconditions preconditions;
    private final Caller caller;

    FieldsResource(EditRecords edit, Preconditions preconditions, Caller caller) {
        this.edit = edit;
        this.preconditions = preconditions;
        this.caller = caller;
    }

    /** A saved record, with what was said of it. */
    @Schema(name = "SavedRecord")
    record SavedView(
            RecordSummaryView summary,

            @Schema(description = "What was found without standing in the way.")
            List<RecordGuard.Objection> findings) {}

    @PUT
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "editRecord",
            summary = "Give a record these fields, as a new version",
            description =
                    "Send the leader and all fields, as `/records/{id}` shows them under `marc`. They are written "
                            + "once, in UTF-8 and in the record's own serialisation, with lengths and positions computed and 005 "
                            + "set. If nothing differs, there is no new version. The If-Match is the ETag of the record.")
    @APIResponse(
            responseCode = "200",
            description = "Saved, the new version as ETag.",
            content = @Content(schema = @Schema(implementation = SavedView.class)))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`: what cannot be said in MARC, field by field.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description =
                    "`edit-refused`, the reasons being all findings; `reading-doubtful`: characters of the octets "
                            + "could not be read for certain, check them and send `readingAccepted`; `too-long-for-iso2709`; "
                            + "`control-number-taken`; `unimarc-is-read-only`.")
    @APIResponse(responseCode = "412", description = RecordResource.STALE)
    @APIResponse(responseCode = "422", description = "`record-unreadable`, with the reason, such as `title-missing`.")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response save(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid FieldsBody body) {
        RecordOutcome outcome = edit.save(
                new EditRecords.Intent(id, preconditions.madeOn(id, ifMatch), caller.subject(), body.reason()),
                body.record(),
                body.readingAccepted());
        return outcome instanceof RecordOutcome.Stored stored
                ? RecordAnswers.ok(stored.record())
                        .entity(new SavedView(RecordSummaryView.of(stored.record()), stored.remarks()))
                        .build()
                : RecordAnswers.answer(outcome);
    }
}
