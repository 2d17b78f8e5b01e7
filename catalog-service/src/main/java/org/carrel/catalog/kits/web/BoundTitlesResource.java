package org.carrel.catalog.kits.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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

import org.carrel.catalog.kits.app.BindTitles;
import org.carrel.catalog.kits.app.BindTitles.Bound;
import org.carrel.platform.command.Command;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** The titles of an item that several are bound into. */
@Path("/items/{id}/titles")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "items")
@RunOnVirtualThread
public class BoundTitlesResource {

    private final BindTitles bind;
    private final Caller caller;

    BoundTitlesResource(BindTitles bind, Caller caller) {
        this.bind = bind;
        this.caller = caller;
    }

    /** A title's part in an item. */
    enum Role {
        /** The title that the item is a copy of, and that circulation knows it by. */
        OWN,
        /** A title that is bound in with it. */
        BOUND_WITH
    }

    /** A title of an item. */
    @Schema(name = "ItemTitle")
    record TitleView(
            UUID recordId,
            Role role,
            String title,
            @Schema(nullable = true) @Nullable String author) {}

    /** All titles of an item. */
    @Schema(name = "ItemTitles", description = "Its own title first.")
    record TitlesView(List<TitleView> items) {}

    /** Which titles are bound in. */
    @Schema(name = "BoundTitles")
    record TitlesBody(
            @NotNull @Size(max = 200) @Schema(description = "Records of the other titles, in their order.")
            List<@NotNull UUID> boundWith) {}

    /** Why not. */
    record UnknownRecord(String code, UUID recordId) {}

    @GET
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(operationId = "listItemTitles", summary = "List the titles that are bound into an item")
    @APIResponse(
            responseCode = "200",
            description = "Its titles.",
            content = @Content(schema = @Schema(implementation = TitlesView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response list(@PathParam("id") UUID id) {
        return answer(bind.titles(id));
    }

    @PUT
    @Command
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(
            operationId = "bindItemTitles",
            summary = "Say which other titles are bound into an item",
            description =
                    "The item is listed and counted under each of them, and none of them can be deleted before it is "
                            + "taken out. The item's own title is changed by editing or moving the item.")
    @APIResponse(
            responseCode = "200",
            description = "Its titles.",
            content = @Content(schema = @Schema(implementation = TitlesView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`titles-refused`: `unknown-record`, for each that is no live title.")
    public Response put(@PathParam("id") UUID id, @NotNull @Valid TitlesBody body) {
        return answer(bind.bind(id, body.boundWith(), caller.branches()));
    }

    private static Response answer(Bound bound) {
        return switch (bound) {
            case Bound.Titles(var records) -> {
                UUID own = records.getFirst().id();
                yield Response.ok(new TitlesView(records.stream()
                                .map(record -> new TitleView(
                                        record.id(),
                                        record.id().equals(own) ? Role.OWN : Role.BOUND_WITH,
                                        record.brief().title(),
                                        record.brief().author()))
                                .toList()))
                        .build();
            }
            case Bound.UnknownTitles unknown ->
                Problem.of(409, "titles-refused", "Not all of these are titles.")
                        .reasons(unknown.recordIds().stream()
                                .map(id -> new UnknownRecord("unknown-record", id))
                                .toList())
                        .response();
            case Bound.OutsideScope outside ->
                Problem.of(403, "outside-branch-scope", "Your account does not cover this branch.")
                        .with("branchId", outside.branchId())
                        .response();
            case Bound.UnknownItem _ -> Problem.notFound("No item has this id.").response();
        };
    }
}
