package org.carrel.patron.patrons.web;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.patrons.Block;
import org.carrel.patron.patrons.Patron;
import org.carrel.patron.patrons.app.BlockPatron;
import org.carrel.patron.patrons.app.FindPatron;
import org.carrel.patron.patrons.app.FindPatron.Sight;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Permissions;

/** The blocks that staff set on a patron. */
@Path("/patrons/{id}/blocks")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Blocks", description = "What staff decided that a patron may not do for now.")
class BlockResource {

    private final FindPatron find;
    private final BlockPatron block;

    BlockResource(FindPatron find, BlockPatron block) {
        this.find = find;
        this.block = block;
    }

    /** A block to be set. */
    @Schema(name = "NewBlock")
    record NewBlock(
            @Schema(description = "Kind of block.", examples = "conduct")
            @NotNull
            @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}")
            String code,

            @Schema(description = "Why, for staff.") @NotBlank @Size(max = 1000)
            String description,

            @Schema(description = "What the patron is told.") @Size(max = 500) @Nullable
            String patronMessage,

            @Schema(description = "Stops check-outs.") @NotNull
            Boolean checkOut,

            @Schema(description = "Stops renewals.") @NotNull
            Boolean renewal,

            @Schema(description = "Stops requests.") @NotNull
            Boolean request,

            @Schema(description = "Last day on which it counts; until lifted when absent.") @Nullable
            LocalDate expiresOn) {

        BlockPatron.Order order() {
            var stops = new Block.Stops(checkOut, renewal, request);
            if (!stops.any()) {
                throw new ProblemException(Problem.invalid(
                        "checkOut", "stops-nothing", "a block stops check-outs, renewals or requests at the least"));
            }
            return new BlockPatron.Order(code, description.strip(), patronMessage, stops, expiresOn);
        }
    }

    @POST
    @Command
    @PermissionsAllowed(Permissions.PATRONS_BLOCKS_WRITE)
    @Operation(
            operationId = "setBlock",
            summary = "Block a patron",
            description = "Every desk of the consortium heeds it as soon as the event arrives, well within a second.")
    @APIResponse(
            responseCode = "201",
            description = "The block.",
            content = @Content(schema = @Schema(implementation = PatronView.BlockView.class)))
    @APIResponse(responseCode = "403", description = "`outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "No patron has this id.")
    public Response set(@PathParam("id") UUID id, @Valid @NotNull NewBlock wanted, UriInfo uri) {
        BlockPatron.Blocked blocked = block.set(find.changeable(id), wanted.order());
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(blocked.block().id().toString())
                        .build())
                .entity(PatronView.BlockView.of(blocked.block(), Sight.FULL))
                .header(HttpHeaders.ETAG, ETags.of(blocked.patron().version()))
                .build();
    }

    @DELETE
    @Path("/{blockId}")
    @Command
    @PermissionsAllowed(Permissions.PATRONS_BLOCKS_WRITE)
    @Operation(operationId = "liftBlock", summary = "Lift a block")
    @APIResponse(responseCode = "204", description = "The block is lifted.")
    @APIResponse(responseCode = "403", description = "`outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "No patron has this id, or no such block.")
    public Response lift(@PathParam("id") UUID id, @PathParam("blockId") UUID blockId) {
        Patron patron = find.changeable(id);
        return block.lift(patron, blockId)
                .map(free -> Response.noContent()
                        .header(HttpHeaders.ETAG, ETags.of(free.version()))
                        .build())
                .orElseGet(
                        () -> Problem.notFound("This patron has no such block.").response());
    }
}
