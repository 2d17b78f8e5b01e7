package org.carrel.catalog.bulkedit.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
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

import org.carrel.catalog.bulkedit.BulkEdit;
import org.carrel.catalog.bulkedit.BulkEdits;
import org.carrel.catalog.bulkedit.app.PlanBulkEdit;
import org.carrel.catalog.bulkedit.app.PlanBulkEdit.Planned;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** The same edit on many items. */
@Path("/bulk-edits")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "bulk edits", description = "The same edit on many items: plan, look, run, take back.")
@RunOnVirtualThread
public class BulkEditResource {

    private final BulkEdits edits;
    private final PlanBulkEdit plan;
    private final Caller caller;

    BulkEditResource(BulkEdits edits, PlanBulkEdit plan, Caller caller) {
        this.edits = edits;
        this.plan = plan;
        this.caller = caller;
    }

    @POST
    @Command
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_BULK_EDIT)
    @Operation(
            operationId = "planBulkEdit",
            summary = "Plan a bulk edit",
            description =
                    "Nothing is done yet: look at its rows first, then run it. Its items are chosen now; of a filter "
                            + "no more than 100,000.")
    @APIResponse(
            responseCode = "201",
            description = "Planned.",
            content = @Content(schema = @Schema(implementation = BulkEditView.class)))
    @APIResponse(responseCode = "409", description = "`too-many-items`, with how many there are.")
    public Response plan(@NotNull @Valid BulkEditBody body) {
        return answer(201, plan.plan(body.chosen(), body.wanted(), by()));
    }

    @GET
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_BULK_EDIT)
    @Operation(operationId = "listBulkEdits", summary = "List bulk edits, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = BulkEditView.PageView.class)))
    public Response list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return Page.of(edits.list(page.afterId(), page.limit() + 1), page, edit -> Cursor.of(edit.id()))
                .map(BulkEditView::of)
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_BULK_EDIT)
    @Operation(operationId = "getBulkEdit", summary = "Read how far a bulk edit is")
    @APIResponse(
            responseCode = "200",
            description = "The bulk edit.",
            content = @Content(schema = @Schema(implementation = BulkEditView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        return edits.find(id)
                .map(edit -> Response.ok(BulkEditView.of(edit)).build())
                .orElseGet(BulkEditResource::unknown);
    }

    @GET
    @Path("/{id}/rows")
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_BULK_EDIT)
    @Operation(
            operationId = "listBulkEditRows",
            summary = "List what comes of each item of a bulk edit",
            description =
                    "Of a plan: which fields would change from what to what now, and why some items cannot. Later: "
                            + "what was done.")
    @APIResponse(
            responseCode = "200",
            description = "A page of rows.",
            content = @Content(schema = @Schema(implementation = BulkEditView.RowPageView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response rows(
            @PathParam("id") UUID id,
            @QueryParam("outcome") BulkEdit.@Nullable Outcome outcome,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        Optional<BulkEdit> edit = edits.find(id);
        if (edit.isEmpty()) {
            return unknown();
        }
        List<BulkEdit.Row> found = plan.rows(edit.get(), outcome, after(page), page.limit() + 1, by());
        return Page.of(found, page, row -> Cursor.of(row.number()))
                .map(BulkEditView.RowView::of)
                .response(uri);
    }

    @POST
    @Path("/{id}/run")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_BULK_EDIT)
    @Operation(
            operationId = "runBulkEdit",
            summary = "Run a bulk edit that was planned",
            description = "In the background, on behalf of whoever runs it, and at that account's branches only.")
    @APIResponse(
            responseCode = "202",
            description = "It waits for its turn.",
            content = @Content(schema = @Schema(implementation = BulkEditView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`bulk-edit-state`: it is no plan any more.")
    public Response run(@PathParam("id") UUID id) {
        return answer(202, plan.run(id, by()));
    }

    @DELETE
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_BULK_EDIT)
    @Operation(
            operationId = "cancelBulkEdit",
            summary = "Stop a bulk edit",
            description = "What it has done stays done, and can be taken back.")
    @APIResponse(
            responseCode = "202",
            description = "It stops after the items in hand.",
            content = @Content(schema = @Schema(implementation = BulkEditView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response cancel(@PathParam("id") UUID id) {
        return answer(202, plan.cancel(id));
    }

    @POST
    @Path("/{id}/undo")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_BULK_EDIT)
    @Operation(
            operationId = "undoBulkEdit",
            summary = "Plan to take a bulk edit back",
            description =
                    "A bulk edit of its own: look at its rows, then run it. Fields that somebody has changed since keep "
                            + "their values and are listed.")
    @APIResponse(
            responseCode = "201",
            description = "Planned.",
            content = @Content(schema = @Schema(implementation = BulkEditView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description =
                    "`bulk-edit-state`: it has not ended. `bulk-edit-undone`: it is being taken back by another one.")
    public Response undo(@PathParam("id") UUID id) {
        return answer(201, plan.undo(id, by()));
    }

    private static Response answer(int status, Planned planned) {
        return switch (planned) {
            case Planned.Ready ready -> {
                var response = Response.status(status).entity(BulkEditView.of(ready.edit()));
                yield status == 201
                        ? response.location(
                                        URI.create("bulk-edits/" + ready.edit().id()))
                                .build()
                        : response.build();
            }
            case Planned.TooMany many ->
                Problem.of(409, "too-many-items", "The filter fits more items than one bulk edit may change.")
                        .with("items", many.items())
                        .with("limit", PlanBulkEdit.MOST_ITEMS)
                        .response();
            case Planned.WrongState wrong ->
                Problem.of(409, "bulk-edit-state", "The bulk edit is not in a state for this.")
                        .with("state", wrong.state())
                        .response();
            case Planned.UndoneBy other ->
                Problem.of(409, "bulk-edit-undone", "Another bulk edit takes this one back.")
                        .with("bulkEditId", other.id())
                        .response();
            case Planned.Unknown _ -> unknown();
        };
    }

    private BulkEdit.By by() {
        return new BulkEdit.By(caller.subject(), caller.branches());
    }

    private static long after(PageRequest page) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return 0;
        }
        try {
            return Long.parseLong(cursor.part(0));
        } catch (NumberFormatException _) {
            throw Cursor.malformed();
        }
    }

    private static Response unknown() {
        return Problem.notFound("No bulk edit has this id.").response();
    }
}
