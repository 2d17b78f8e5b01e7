package org.carrel.circulation.marks.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

import org.carrel.circulation.availability.Mark;
import org.carrel.circulation.findings.web.FindingView;
import org.carrel.circulation.loans.app.Desks;
import org.carrel.circulation.marks.app.MarkItem;
import org.carrel.circulation.replicas.app.AsksOwners;
import org.carrel.events.Availability;
import org.carrel.platform.command.Command;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** What staff say of items that they do not have in hand. */
@Path("/items/{id}/marks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Items")
public class MarkResource {
    private final MarkItem markItem;
    private final Desks desks;
    private final Caller caller;

    MarkResource(MarkItem markItem, Desks desks, Caller caller) {
        this.markItem = markItem;
        this.desks = desks;
        this.caller = caller;
    }

    /** What staff say. */
    @Schema(name = "ItemMarkRequest")
    record MarkInput(
            @NotNull Mark mark,

            @NotBlank @Size(max = 1000) @Schema(examples = "Not on the shelf, nor on the cart")
            String comment,

            @Schema(description = "Where staff are.", nullable = true) @Nullable
            UUID servicePointId) {}

    /** How the item stands now. */
    @Schema(name = "ItemMark")
    record MarkView(
            UUID itemId,
            Availability availability,
            Instant since,

            @Schema(description = "Whoever waits for it, or has lost it by this.")
            List<FindingView> warnings) {}

    @POST
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.ITEMS_MARK)
    @Operation(
            operationId = "markItem",
            summary = "Say how it is with an item that is not on loan",
            description = "Missing, long missing, kept back, restricted, unknown or withdrawn. The next check-in ends "
                    + "that. A request that the item was set apart for waits again.")
    @APIResponse(
            responseCode = "200",
            description = "It stands as said.",
            content = @Content(schema = @Schema(implementation = MarkView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Refused: `ITEM_ON_LOAN`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response mark(@PathParam("id") UUID itemId, @Valid @NotNull MarkInput input) {
        UUID servicePointId = input.servicePointId();
        if (servicePointId != null && desks.at(servicePointId, caller).isEmpty()) {
            return Problem.invalid("servicePointId", "unknown-service-point", "No service point has this id.")
                    .response();
        }
        return switch (markItem.mark(itemId, input.mark(), servicePointId, input.comment(), caller)) {
            case MarkItem.Outcome.Marked(var item, var availability, var at, var warnings) ->
                Response.ok(new MarkView(item.id(), availability, at, FindingView.of(warnings)))
                        .build();
            case MarkItem.Outcome.Refused(var findings) ->
                FindingView.refusal("The item is on loan.", findings).response();
            case MarkItem.Outcome.NoSuchItem _ ->
                Problem.notFound("No item has this id.").response();
        };
    }
}
