package org.carrel.catalog.targets.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

import org.carrel.catalog.targets.Targets;
import org.carrel.catalog.targets.app.KeepTargets;
import org.carrel.catalog.targets.app.KeepTargets.CredentialChange;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** The outside databases that there are. */
@Path("/targets")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "outside databases", description = "Databases elsewhere, searched by Z39.50 or SRU.")
@RunOnVirtualThread
public class TargetResource {

    private final Targets targets;
    private final KeepTargets keep;

    TargetResource(Targets targets, KeepTargets keep) {
        this.targets = targets;
        this.keep = keep;
    }

    /** All databases. */
    @Schema(name = "Targets")
    record TargetsView(List<TargetView> items) {}

    @GET
    @PermissionsAllowed(Permissions.CATALOG_TARGETS_SEARCH)
    @Operation(operationId = "listTargets", summary = "List the outside databases in the order of their ranks")
    @APIResponse(
            responseCode = "200",
            description = "All of them, with how they answered last.",
            content = @Content(schema = @Schema(implementation = TargetsView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`")
    public Response list() {
        return Response.ok(new TargetsView(
                        targets.all().stream().map(TargetView::of).toList()))
                .build();
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.CATALOG_TARGETS_SEARCH)
    @Operation(operationId = "getTarget", summary = "Read an outside database")
    @APIResponse(
            responseCode = "200",
            description = "The database, its version as ETag.",
            content = @Content(schema = @Schema(implementation = TargetView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        return targets.find(id).map(kept -> answer(Response.ok(), kept)).orElseGet(TargetResource::unknown);
    }

    @POST
    @Command
    @PermissionsAllowed(Permissions.CATALOG_TARGETS_WRITE)
    @Operation(
            operationId = "addTarget",
            summary = "Add an outside database",
            description = "Hosts with addresses that are not public are not connected to, unless the installation "
                    + "allows it (`carrel.catalog.targets.allow-private-hosts`).")
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = TargetView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`")
    @APIResponse(responseCode = "409", description = "`target-name-taken`")
    public Response add(@NotNull @Valid TargetBody body) {
        return answer(keep.add(body.description()), true);
    }

    @PUT
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_TARGETS_WRITE)
    @Operation(operationId = "editTarget", summary = "Edit an outside database")
    @APIResponse(
            responseCode = "200",
            description = "Edited, the new version as ETag.",
            content = @Content(schema = @Schema(implementation = TargetView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`target-name-taken`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid TargetBody body) {
        CredentialChange change = body.credentials() != null || body.removeCredentials()
                ? CredentialChange.REPLACE
                : CredentialChange.KEEP;
        return answer(keep.edit(id, version -> ETags.require(ifMatch, version), body.description(), change), false);
    }

    @DELETE
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_TARGETS_WRITE)
    @Operation(operationId = "removeTarget", summary = "Remove an outside database; what was taken from it stays")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "403", description = "`forbidden`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response remove(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return keep.remove(id, version -> ETags.require(ifMatch, version))
                ? Response.noContent().build()
                : unknown();
    }

    private static Response answer(KeepTargets.Outcome outcome, boolean isNew) {
        return switch (outcome) {
            case KeepTargets.Outcome.Stored(Targets.Kept kept) ->
                answer(
                        isNew
                                ? Response.created(
                                        URI.create("targets/" + kept.target().id()))
                                : Response.ok(),
                        kept);
            case KeepTargets.Outcome.NameTaken _ ->
                Problem.of(409, "target-name-taken", "Another database has this name.")
                        .response();
            case KeepTargets.Outcome.Unknown _ -> unknown();
        };
    }

    private static Response answer(Response.ResponseBuilder response, Targets.Kept kept) {
        return response.header(HttpHeaders.ETAG, ETags.of(kept.target().version()))
                .entity(TargetView.of(kept))
                .build();
    }

    private static Response unknown() {
        return Problem.notFound("No database has this id.").response();
    }
}
