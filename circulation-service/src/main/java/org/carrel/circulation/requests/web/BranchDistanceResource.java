package org.carrel.circulation.requests.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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

import org.carrel.circulation.requests.BranchDistances;
import org.carrel.platform.command.Command;
import org.carrel.platform.security.Permissions;

/** How far branches are from one another, for the choice of the copy that is asked for. */
@Path("/branch-distances")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Requests")
public class BranchDistanceResource {
    private final BranchDistances distances;

    BranchDistanceResource(BranchDistances distances) {
        this.distances = distances;
    }

    /** How far a branch is. */
    @Schema(name = "BranchDistance")
    record DistanceView(UUID fromBranchId, UUID toBranchId, int distance) {}

    /** For the documentation. */
    @Schema(name = "BranchDistances")
    record DistanceList(List<DistanceView> items) {}

    @GET
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(
            operationId = "listBranchDistances",
            summary = "List how far other branches are from one",
            description = "Only what was entered; the tree of places says the rest.")
    @APIResponse(
            responseCode = "200",
            description = "The distances, the nearest first.",
            content = @Content(schema = @Schema(implementation = DistanceList.class)))
    public Response list(@QueryParam("fromBranchId") @NotNull UUID fromBranchId) {
        return answer(fromBranchId);
    }

    /** How far a branch is to be. */
    @Schema(name = "BranchDistanceEntry")
    record DistanceInput(
            @NotNull UUID fromBranchId,
            @NotNull UUID toBranchId,

            @Min(0)
            @Max(1000)
            @Schema(description = "0 is in the same branch. Leave it out to leave it to the tree of places.")
            @Nullable
            Integer distance) {}

    @POST
    @Command
    @PermissionsAllowed(Permissions.RULES_WRITE)
    @Operation(
            operationId = "enterBranchDistance",
            summary = "Enter how far a branch is from another",
            description =
                    "For the choice of the copy that is asked for, in one direction: from the branch of the pickup "
                            + "point to the branch that has the copy.")
    @APIResponse(
            responseCode = "200",
            description = "All distances from the first branch.",
            content = @Content(schema = @Schema(implementation = DistanceList.class)))
    public Response enter(@Valid @NotNull DistanceInput input) {
        distances.enter(input.fromBranchId(), input.toBranchId(), input.distance());
        return answer(input.fromBranchId());
    }

    private Response answer(UUID fromBranchId) {
        return Response.ok(new DistanceList(distances.from(fromBranchId).stream()
                        .map(one -> new DistanceView(one.fromBranchId(), one.toBranchId(), one.distance()))
                        .toList()))
                .build();
    }
}
