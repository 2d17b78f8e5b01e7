package org.carrel.catalog.items.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemHistory;
import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.items.app.DescribeItems;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Items as staff describe them. What readers see of items is under records. */
@Path("/items")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "items", description = "What can be held in the hand and lent.")
@RunOnVirtualThread
public class ItemResource {

    private static final String REASONS = "`item-refused`, with every reason: `unknown-record`, `unknown-location`, "
            + "`not-a-location`, `unknown-material-type`, `unknown-loan-type`, `unknown-code` (of the other lists), "
            + "`more-pieces-missing`, `barcode-taken`, `barcode-check-digit` (with the digit expected; only a warning where "
            + "the consortium has set it so), `barcode-shape`, `barcode-of-patron`, `barcode-zeros`, `in-circulation` "
            + "(withdrawn while somebody has it, owes it or awaits it).";

    private final Items items;
    private final ItemHistory history;
    private final DescribeItems describe;
    private final Caller caller;

    ItemResource(Items items, ItemHistory history, DescribeItems describe, Caller caller) {
        this.items = items;
        this.history = history;
        this.describe = describe;
        this.caller = caller;
    }

    /** A page of the list, as the API document shows it. */
    @Schema(name = "ItemPage")
    record ItemPageView(
            List<ItemView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    @GET
    @Authenticated
    @Operation(
            operationId = "listItems",
            summary = "List items, or find one by its barcode",
            description = "For staff and services. By barcode: the live item that has it, or else the withdrawn one.")
    @APIResponse(responseCode = "403", description = "`forbidden`: patrons see items under their records.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = ItemPageView.class)))
    public Response list(
            @QueryParam("barcode") @Parameter(description = "As scanned.", example = "30234000517861") @Nullable
                    String barcode,
            @QueryParam("recordId") @Nullable UUID recordId,
            @QueryParam("locationId") @Nullable UUID locationId,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        requireStaffOrService();
        List<Item> found = barcode != null
                ? byBarcode(barcode).stream().toList()
                : items.list(new Items.Filter(recordId, locationId), page.afterId(), page.limit() + 1);
        Map<UUID, Item.Context> contexts = describe.contexts(found);
        return Page.of(found, page, item -> Cursor.of(item.id()))
                .map(item -> view(item, contexts))
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Operation(operationId = "getItem", summary = "Read an item")
    @APIResponse(
            responseCode = "200",
            description = "The item, its version as ETag.",
            content = @Content(schema = @Schema(implementation = ItemView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`: patrons see items under their records.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        requireStaffOrService();
        return items.find(id)
                .map(item -> answer(Response.ok(), item, view(item, describe.contexts(List.of(item)))))
                .orElseGet(ItemAnswers::unknown);
    }

    @POST
    @Command
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(operationId = "addItem", summary = "Add an item")
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = ItemView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "409", description = REASONS)
    public Response add(@NotNull @Valid ItemBody body) {
        ItemOutcome outcome =
                describe.add(List.of(body.description()), editor()).getFirst();
        URI location = outcome instanceof ItemOutcome.Stored stored
                ? URI.create("items/" + stored.item().id())
                : URI.create("items");
        return ItemAnswers.answer(Response.created(location), outcome);
    }

    @POST
    @Path("/batch")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(
            operationId = "addItems",
            summary = "Add up to 500 items",
            description = "Each row stands for itself: what can be added is, and every other row says why not, by the "
                    + "reasons of adding one item, `outside-branch-scope`, and `barcode-twice`.")
    @APIResponse(
            responseCode = "200",
            description = "What came of each row, in order.",
            content = @Content(schema = @Schema(implementation = BatchView.class)))
    public Response addAll(@NotNull @Valid BatchBody body) {
        return Response.ok(BatchView.of(describe.add(
                        body.items().stream().map(ItemBody::description).toList(), editor())))
                .build();
    }

    @PUT
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(
            operationId = "editItem",
            summary = "Edit an item",
            description =
                    "The whole description is replaced. A barcode that the item has already is not checked again.")
    @APIResponse(
            responseCode = "200",
            description = "Edited, the new version as ETag.",
            content = @Content(schema = @Schema(implementation = ItemView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = REASONS)
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ItemBody body) {
        return ItemAnswers.answer(
                describe.edit(id, version -> ETags.require(ifMatch, version), body.description(), editor()));
    }

    @GET
    @Path("/{id}/history")
    @Authenticated
    @Operation(
            operationId = "listItemHistory",
            summary = "List the edits of an item",
            description = "Newest first: who changed which field from what to what, when, and by which way.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = HistoryView.HistoryPageView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`: patrons see items under their records.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response history(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        requireStaffOrService();
        if (items.find(id).isEmpty()) {
            return ItemAnswers.unknown();
        }
        return Page.of(history.of(id, version(page), page.limit() + 1), page, change -> Cursor.of(change.version()))
                .map(HistoryView::of)
                .response(uri);
    }

    private static @Nullable Long version(PageRequest page) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return null;
        }
        try {
            return Long.valueOf(cursor.part(0));
        } catch (NumberFormatException _) {
            throw Cursor.malformed();
        }
    }

    private Editor editor() {
        return Editor.of(caller.subject(), caller.branches());
    }

    private Optional<Item> byBarcode(String barcode) {
        return Barcode.isBarcode(barcode) ? items.findByBarcode(Barcode.scanned(barcode)) : Optional.empty();
    }

    private void requireStaffOrService() {
        if (caller.kind() == Caller.Kind.PATRON) {
            throw new ProblemException(Problem.of(403, "forbidden", "You may not do this.")
                    .detail("Patrons see items under their records."));
        }
    }

    private static Response answer(Response.ResponseBuilder response, Item item, ItemView view) {
        return response.header(HttpHeaders.ETAG, ETags.of(item.version()))
                .entity(view)
                .build();
    }

    private static ItemView view(Item item, Map<UUID, Item.Context> contexts) {
        return ItemView.of(item, Objects.requireNonNull(contexts.get(item.id()), "every item has a context"));
    }
}
