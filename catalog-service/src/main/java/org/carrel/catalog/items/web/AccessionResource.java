package org.carrel.catalog.items.web;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.app.KeepItems;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** How items are entered into a register. */
@Path("/items/{id}/accession")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "items")
@RunOnVirtualThread
public class AccessionResource {

    private final KeepItems keep;
    private final Caller caller;

    AccessionResource(KeepItems keep, Caller caller) {
        this.keep = keep;
        this.caller = caller;
    }

    /** Which register. */
    @Schema(name = "AccessionRequest")
    record AccessionBody(
            @NotBlank @Size(max = 40) @Schema(examples = "main-2026")
            String register) {}

    @POST
    @Command
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(
            operationId = "accessionItem",
            summary = "Give an item the next number of a register",
            description = "The number is its own for ever, and no number is left out.")
    @APIResponse(
            responseCode = "200",
            description = "The item with its number.",
            content = @Content(schema = @Schema(implementation = ItemView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`item-refused`: `already-accessioned`, `unknown-register`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    public Response accession(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid AccessionBody body) {
        return ItemAnswers.answer(keep.accession(id, version -> match(ifMatch, version), body.register(), editor()));
    }

    /** The act says itself what it changes, so the version may be left out. */
    private static void match(@Nullable String ifMatch, long version) {
        if (ifMatch != null) {
            ETags.require(ifMatch, version);
        }
    }

    private Editor editor() {
        return Editor.of(caller.subject(), caller.branches());
    }
}
