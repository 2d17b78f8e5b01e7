package org.carrel.catalog.kits.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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

import org.carrel.catalog.items.CirculationStates;
import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.kits.Kit;
import org.carrel.catalog.kits.Kits;
import org.carrel.catalog.kits.app.AssembleKits;
import org.carrel.catalog.kits.app.AssembleKits.Assembled;
import org.carrel.events.Availability;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** What belongs to a kit. */
@Path("/items/{id}/kit")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "items")
@RunOnVirtualThread
public class KitResource {

    private final Kits kits;
    private final AssembleKits assemble;
    private final CirculationStates circulation;
    private final Caller caller;

    KitResource(Kits kits, AssembleKits assemble, CirculationStates circulation, Caller caller) {
        this.kits = kits;
        this.assemble = assemble;
        this.circulation = circulation;
        this.caller = caller;
    }

    /** A kit as clients see it. */
    @Schema(name = "Kit")
    record KitView(
            UUID itemId,
            @Schema(description = "The number in the ETag.") long version,
            Kit.Lending lending,
            int pieces,
            int missing,
            List<ComponentView> components) {}

    /** A part as clients see it. */
    @Schema(name = "KitComponent")
    record ComponentView(
            String name,
            int quantity,
            int missing,
            @Schema(nullable = true) @Nullable UUID itemId,

            @Schema(nullable = true, description = "Of a part that is an item: as circulation last said.") @Nullable
            Availability availability) {}

    /** What a client says of a kit. */
    @Schema(name = "KitDescription")
    record KitBody(
            @NotNull @Schema(description = "Whether it goes out as a whole only, or parts that are items can go alone.")
            Kit.Lending lending,

            @NotEmpty @Size(max = 200) List<@NotNull @Valid ComponentBody> components) {}

    /** What a client says of a part. */
    @Schema(name = "KitComponentDescription")
    record ComponentBody(
            @NotBlank @Size(max = 200) @Schema(examples = "Hand puppet")
            String name,

            @Min(1) @Max(999) @Schema(examples = "1") int quantity,

            @Min(0) @Max(999) @Schema(description = "How many of them are missing.")
            int missing,

            @Schema(nullable = true, description = "The item that it is, if it has a label of its own.") @Nullable
            UUID itemId) {

        Kit.Component component() {
            return new Kit.Component(name, quantity, missing, itemId);
        }
    }

    @GET
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(
            operationId = "getKit",
            summary = "Read what belongs to a kit",
            description = "Of an item that is part of one: the kit that it belongs to.")
    @APIResponse(
            responseCode = "200",
            description = "The kit, its version as ETag.",
            content = @Content(schema = @Schema(implementation = KitView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: the item is no kit and part of none.")
    public Response read(@PathParam("id") UUID id) {
        return kits.find(id)
                .or(() -> kits.kitOf(id).flatMap(kits::find))
                .map(kit -> answer(Response.ok(), kit))
                .orElseGet(() ->
                        Problem.notFound("The item is no kit and part of none.").response());
    }

    @PUT
    @Command
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(
            operationId = "putKit",
            summary = "Say what belongs to a kit",
            description =
                    "All its parts are replaced; editing a kit that is there needs If-Match. The item's own counts of "
                            + "pieces and missing pieces follow.")
    @APIResponse(
            responseCode = "200",
            description = "Edited.",
            content = @Content(schema = @Schema(implementation = KitView.class)))
    @APIResponse(
            responseCode = "201",
            description = "The item is a kit now.",
            content = @Content(schema = @Schema(implementation = KitView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`kit-refused`, with every reason: `unknown-item`, `kit-in-kit`, `part-of-another-kit`, "
                    + "`part-twice`, `item-is-one-thing`, `more-missing-than-there-are`.")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response put(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid KitBody body) {
        Assembled assembled = assemble.assemble(
                id,
                before -> {
                    if (before != null) {
                        ETags.require(ifMatch, before.version());
                    }
                },
                body.lending(),
                body.components().stream().map(ComponentBody::component).toList(),
                Editor.of(caller.subject(), caller.branches()));
        return switch (assembled) {
            case Assembled.Stored stored -> answer(Response.status(stored.created() ? 201 : 200), stored.kit());
            case Assembled.Refused refused ->
                Problem.of(409, "kit-refused", "These parts do not make up a kit.")
                        .reasons(refused.reasons())
                        .response();
            case Assembled.ItemRefused refused -> itemRefused(refused.outcome());
        };
    }

    @DELETE
    @Command
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(operationId = "removeKit", summary = "Say that an item is no kit any more; its parts stay items")
    @APIResponse(responseCode = "204", description = "It is none; its counts of pieces are gone.")
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response remove(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Optional<Kit> kit = kits.find(id);
        if (kit.isEmpty()) {
            return Problem.notFound("The item is no kit.").response();
        }
        ETags.require(ifMatch, kit.get().version());
        ItemOutcome outcome = assemble.disassemble(kit.get(), Editor.of(caller.subject(), caller.branches()));
        return outcome instanceof ItemOutcome.Stored ? Response.noContent().build() : itemRefused(outcome);
    }

    private static Response itemRefused(ItemOutcome outcome) {
        if (outcome instanceof ItemOutcome.Refused refused) {
            for (ItemReason reason : refused.reasons()) {
                if (reason instanceof ItemReason.OutsideBranchScope outside) {
                    return Problem.of(403, outside.code(), "Your account does not cover this branch.")
                            .with("branchId", outside.branchId())
                            .response();
                }
            }
            return Problem.of(409, "item-refused", "The item cannot be so.")
                    .reasons(refused.reasons().stream().map(Record.class::cast).toList())
                    .response();
        }
        return Problem.notFound("No item has this id.").response();
    }

    private Response answer(Response.ResponseBuilder response, Kit kit) {
        Map<UUID, Availability> states = circulation.states(kit.components().stream()
                .map(Kit.Component::itemId)
                .filter(Objects::nonNull)
                .toList());
        return response.header(HttpHeaders.ETAG, ETags.of(kit.version()))
                .entity(new KitView(
                        kit.itemId(),
                        kit.version(),
                        kit.lending(),
                        kit.pieces(),
                        kit.missing(),
                        kit.components().stream()
                                .map(part -> new ComponentView(
                                        part.name(),
                                        part.quantity(),
                                        part.missing(),
                                        part.itemId(),
                                        part.itemId() == null
                                                ? null
                                                : states.getOrDefault(part.itemId(), Availability.UNKNOWN)))
                                .toList()))
                .build();
    }
}
