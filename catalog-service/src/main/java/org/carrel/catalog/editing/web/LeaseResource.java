package org.carrel.catalog.editing.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.carrel.catalog.editing.Lease;
import org.carrel.catalog.editing.app.LeaseRecords;
import org.carrel.catalog.records.app.Sight;
import org.carrel.platform.command.Command;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Who is editing a record. */
@Path("/records/{id}/lease")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "records")
@RunOnVirtualThread
public class LeaseResource {

    private final LeaseRecords leases;
    private final Sight sight;
    private final Caller caller;

    LeaseResource(LeaseRecords leases, Sight sight, Caller caller) {
        this.leases = leases;
        this.sight = sight;
        this.caller = caller;
    }

    /** A lease. */
    @Schema(name = "EditLease")
    record LeaseView(
            @Schema(description = "Who is editing the record.")
            String holder,

            @Schema(description = "Whether that is the one who asks.")
            boolean mine,

            Instant since,

            @Schema(description = "When it lapses unless it is taken again.")
            Instant until) {}

    /** Somebody else is editing the record. */
    record BeingEdited(String code, String holder, Instant since, Instant until) {}

    @GET
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Operation(operationId = "getEditLease", summary = "Say who is editing a record")
    @APIResponse(
            responseCode = "200",
            description = "Somebody is.",
            content = @Content(schema = @Schema(implementation = LeaseView.class)))
    @APIResponse(responseCode = "204", description = "Nobody is.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        if (sight.record(id).isEmpty()) {
            return unknown();
        }
        return leases.of(id).map(lease -> Response.ok(view(lease)).build()).orElseGet(() -> Response.noContent()
                .build());
    }

    @PUT
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Operation(
            operationId = "takeEditLease",
            summary = "Tell others that you are editing a record",
            description =
                    "For five minutes; an open editor takes it again every few minutes. It is a courtesy: it keeps "
                            + "nobody from saving, and the version of the record decides who was first.")
    @APIResponse(
            responseCode = "200",
            description = "Yours.",
            content = @Content(schema = @Schema(implementation = LeaseView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`being-edited`: by somebody else, whom the reason names.")
    public Response take(
            @PathParam("id") UUID id,
            @QueryParam("takeOver")
                    @DefaultValue("false")
                    @Parameter(description = "Whether to take it from another who holds it.")
                    boolean takeOver) {
        if (sight.record(id).isEmpty()) {
            return unknown();
        }
        Lease lease = leases.take(id, caller.subject(), takeOver);
        return lease.holder().equals(caller.subject())
                ? Response.ok(view(lease)).build()
                : Problem.of(409, "being-edited", "Somebody else is editing this record.")
                        .reasons(List.of(new BeingEdited("being-edited", lease.holder(), lease.since(), lease.until())))
                        .response();
    }

    @DELETE
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Operation(operationId = "releaseEditLease", summary = "Tell others that you are no longer editing a record")
    @APIResponse(responseCode = "204", description = "Nothing of yours is left here.")
    public Response release(@PathParam("id") UUID id) {
        leases.release(id, caller.subject());
        return Response.noContent().build();
    }

    private LeaseView view(Lease lease) {
        return new LeaseView(lease.holder(), lease.holder().equals(caller.subject()), lease.since(), lease.until());
    }

    private static Response unknown() {
        return Problem.notFound("No record has this id.").response();
    }
}
