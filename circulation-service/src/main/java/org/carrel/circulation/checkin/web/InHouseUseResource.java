package org.carrel.circulation.checkin.web;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

import org.carrel.circulation.checkin.app.CountInHouseUse;
import org.carrel.circulation.findings.web.FindingView;
import org.carrel.circulation.replicas.app.AsksOwners;
import org.carrel.platform.command.Command;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** What is read in the house. */
@Path("/in-house-uses")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Desk")
public class InHouseUseResource {
    private final CountInHouseUse countInHouseUse;
    private final Caller caller;

    InHouseUseResource(CountInHouseUse countInHouseUse, Caller caller) {
        this.countInHouseUse = countInHouseUse;
        this.caller = caller;
    }

    /** How often an item was used. */
    @Schema(name = "InHouseUseRequest")
    record InHouseUseInput(
            @NotNull UUID servicePointId,

            @NotBlank @Size(max = 64) @Schema(examples = "31234000123456")
            String itemBarcode,

            @Min(1)
            @Max(999)
            @Schema(description = "How often; once if it is not said.", examples = "3", nullable = true)
            @Nullable
            Integer quantity) {}

    /** What was counted. */
    @Schema(name = "InHouseUse")
    record InHouseUseView(UUID id, UUID itemId, String title, int quantity, Instant countedAt) {}

    @POST
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.CHECK_IN)
    @Operation(
            operationId = "countInHouseUse",
            summary = "Count what was read in the house",
            description = "For items that are put back without a check-in. Where they stand does not change.")
    @APIResponse(
            responseCode = "200",
            description = "It was counted.",
            content = @Content(schema = @Schema(implementation = InHouseUseView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Refused: `ON_LOAN_TO_ANOTHER`: check it in first.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "404",
            description = "`not-found`: no item has this barcode.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response count(@Valid @NotNull InHouseUseInput input) {
        int quantity = input.quantity() == null ? 1 : input.quantity();
        return switch (countInHouseUse.count(
                input.servicePointId(), input.itemBarcode().strip(), quantity, caller)) {
            case CountInHouseUse.Outcome.Counted(var id, var item, var counted, var at) ->
                Response.ok(new InHouseUseView(id, item.id(), item.label().title(), counted, at))
                        .build();
            case CountInHouseUse.Outcome.Refused(var findings) ->
                FindingView.refusal("The item is on loan.", findings).response();
            case CountInHouseUse.Outcome.NoSuchItem _ ->
                Problem.notFound("No item has this barcode.").response();
            case CountInHouseUse.Outcome.NoSuchDesk _ ->
                Problem.invalid("servicePointId", "unknown-service-point", "No service point has this id.")
                        .response();
        };
    }
}
