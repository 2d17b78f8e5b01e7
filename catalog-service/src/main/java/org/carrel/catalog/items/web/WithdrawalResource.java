package org.carrel.catalog.items.web;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.carrel.catalog.items.Withdrawal;
import org.carrel.catalog.items.app.KeepItems;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** How items leave the collection, and how they come back. */
@Path("/items/{id}/withdrawal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "items")
@RunOnVirtualThread
public class WithdrawalResource {

    private final KeepItems keep;
    private final Caller caller;

    WithdrawalResource(KeepItems keep, Caller caller) {
        this.keep = keep;
        this.caller = caller;
    }

    /** How an item leaves. */
    @Schema(name = "WithdrawalRequest")
    record WithdrawalBody(
            @NotBlank @Size(max = 40) @Schema(description = "A code of `withdrawal-reasons`.", examples = "worn-out")
            String reason,

            @NotNull Withdrawal.Disposition disposition,

            @Size(max = 1_000) @Schema(nullable = true) @Nullable
            String note,

            @Schema(description = "Whether it may go although it is the last item of its title.")
            boolean lastCopyToo) {}

    @POST
    @Command
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(
            operationId = "withdrawItem",
            summary = "Take an item out of the collection",
            description =
                    "Not while circulation has still to do with it. The item stays as a tombstone; its barcode is free.")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn.",
            content = @Content(schema = @Schema(implementation = ItemView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`item-refused`, with every reason: `in-circulation`, `last-copy` (send `lastCopyToo`), "
                    + "`already-withdrawn`, `unknown-code`.")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    public Response withdraw(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid WithdrawalBody body) {
        var how =
                new KeepItems.Leave(body.reason(), body.disposition(), ItemParts.text(body.note()), body.lastCopyToo());
        return ItemAnswers.answer(keep.withdraw(id, version -> match(ifMatch, version), how, editor()));
    }

    @DELETE
    @Command
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(operationId = "restoreItem", summary = "Take a withdrawn item back into the collection")
    @APIResponse(
            responseCode = "200",
            description = "Back.",
            content = @Content(schema = @Schema(implementation = ItemView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`item-refused`: `barcode-taken`, `unknown-record`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    public Response restore(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return ItemAnswers.answer(keep.restore(id, version -> match(ifMatch, version), editor()));
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
