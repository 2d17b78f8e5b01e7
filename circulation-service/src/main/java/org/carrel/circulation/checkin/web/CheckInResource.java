package org.carrel.circulation.checkin.web;

import java.util.UUID;

import jakarta.validation.Valid;
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

import org.carrel.circulation.checkin.app.ReceiveItem;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.replicas.app.AsksOwners;
import org.carrel.platform.command.Command;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** The return desk. */
@Path("/check-ins")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Desk")
public class CheckInResource {
    private final ReceiveItem receiveItem;
    private final PlaceDirectory places;
    private final Caller caller;

    CheckInResource(ReceiveItem receiveItem, PlaceDirectory places, Caller caller) {
        this.receiveItem = receiveItem;
        this.places = places;
        this.caller = caller;
    }

    /** A scan at a return desk. */
    @Schema(name = "CheckInRequest")
    record CheckInInput(
            @NotNull UUID servicePointId,

            @NotBlank @Size(max = 64) @Schema(examples = "31234000123456")
            String itemBarcode) {}

    @POST
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.CHECK_IN)
    @Operation(
            operationId = "checkIn",
            summary = "Take an item back and say what to do with it",
            description =
                    "Never refuses: whatever was scanned is in somebody's hands and must go somewhere. The answer "
                            + "says where, tells what staff should know, and carries the slip to print.")
    @APIResponse(
            responseCode = "200",
            description = "What to do with the item.",
            content = @Content(schema = @Schema(implementation = CheckInView.class)))
    public Response checkIn(@Valid @NotNull CheckInInput input) {
        return switch (receiveItem.receive(
                input.servicePointId(), input.itemBarcode().strip(), caller)) {
            case ReceiveItem.Outcome.Received received ->
                Response.ok(CheckInView.of(received, places.tree())).build();
            case ReceiveItem.Outcome.NoSuchDesk _ ->
                Problem.invalid("servicePointId", "unknown-service-point", "No service point has this id.")
                        .response();
        };
    }
}
