package org.carrel.catalog.shelf.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.callnumbers.Cutters;
import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.items.app.DescribeItems;
import org.carrel.catalog.shelf.ShelfList;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** Items as they stand. */
@Path("/shelf-list")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "shelf list", description = "Items in the order in which they stand.")
@RunOnVirtualThread
public class ShelfListResource {

    private final ShelfList shelf;
    private final Items items;
    private final DescribeItems describe;

    ShelfListResource(ShelfList shelf, Items items, DescribeItems describe) {
        this.shelf = shelf;
        this.items = items;
        this.describe = describe;
    }

    /** An item where it stands. */
    @Schema(name = "ShelfListEntry")
    record EntryView(
            UUID itemId,
            UUID recordId,
            String title,
            @Schema(nullable = true) @Nullable String barcode,

            @Schema(description = "As on the label.", examples = "REF QA76.73.J38 B53 2018")
            String callNumber,

            @Schema(nullable = true) @Nullable String volume,
            @Schema(nullable = true) @Nullable String copyNumber) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "ShelfListPage")
    record ShelfPageView(
            List<EntryView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** A number that is free. */
    @Schema(name = "FreeCutter")
    record CutterView(
            @Schema(examples = "QA76.73.J38 B532") String callNumber,

            @Schema(description = "Whether it is the number that was asked for.")
            boolean asWanted) {}

    @GET
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(
            operationId = "listShelf",
            summary = "List the items of a location in the order of the shelf",
            description = "Those that stand there now, be it for a while. From any number on, forward or backward; "
                    + "backward the nearest comes first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = ShelfPageView.class)))
    public Response list(
            @QueryParam("locationId") @NotNull UUID locationId,
            @QueryParam("from")
                    @Size(max = 200)
                    @Parameter(description = "A call number to begin at.", example = "QA76")
                    @Nullable
                    String from,
            @QueryParam("scheme") @Parameter(description = "How it is made up; guessed if left out.") @Nullable
                    Scheme scheme,
            @QueryParam("backward") boolean backward,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        ShelfList.Position start = position(page);
        if (start == null && from != null && !from.isBlank()) {
            Scheme made = scheme == null ? Scheme.guess(from) : scheme;
            start = new ShelfList.Position(new CallNumber(from, made).shelvingKey(), null);
        }
        return answer(shelf.of(locationId, start, backward, page.limit() + 1), page, uri);
    }

    @GET
    @Path("/duplicates")
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(
            operationId = "listDuplicateCallNumbers",
            summary = "List items of different titles that share a call number at a location")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = ShelfPageView.class)))
    public Response duplicates(
            @QueryParam("locationId") @NotNull UUID locationId,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return answer(shelf.duplicates(locationId, position(page), page.limit() + 1), page, uri);
    }

    @GET
    @Path("/free-cutter")
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(
            operationId = "findFreeCutter",
            summary = "Find a cutter that no item has yet",
            description =
                    "The number that is sent if its cutter is free at all locations, or else the next one behind it.")
    @APIResponse(
            responseCode = "200",
            description = "A number that is free.",
            content = @Content(schema = @Schema(implementation = CutterView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: the number ends with no cutter.")
    public Response freeCutter(
            @QueryParam("callNumber")
                    @NotNull
                    @Size(max = 200)
                    @Parameter(description = "A number that ends with a cutter.", example = "QA76.73.J38 B53")
                    String callNumber,
            @QueryParam("scheme") @Nullable Scheme scheme) {
        Scheme made = scheme == null ? Scheme.guess(callNumber) : scheme;
        Optional<String> key = Cutters.keyOf(made, callNumber);
        if (key.isEmpty()) {
            return Problem.invalid("callNumber", "no-cutter", "Send a number that ends with a letter and its digits.")
                    .response();
        }
        String free = Cutters.free(callNumber, key.get(), shelf.keysFrom(key.get()));
        return Response.ok(new CutterView(free, free.equals(callNumber.strip())))
                .build();
    }

    private Response answer(List<ShelfList.Standing> found, PageRequest page, UriInfo uri) {
        Map<UUID, Item> byId = new HashMap<>();
        items.findAll(found.stream().map(ShelfList.Standing::itemId).toList())
                .forEach(item -> byId.put(item.id(), item));
        Map<UUID, Item.Context> contexts = describe.contexts(byId.values());
        return Page.of(found, page, standing -> Cursor.of(standing.order(), standing.itemId()))
                .map(standing -> view(
                        Objects.requireNonNull(byId.get(standing.itemId())),
                        Objects.requireNonNull(contexts.get(standing.itemId()))))
                .response(uri);
    }

    private static EntryView view(Item item, Item.Context context) {
        var description = item.description();
        return new EntryView(
                item.id(),
                description.recordId(),
                context.title(),
                description.barcode() == null ? null : description.barcode().text(),
                Objects.requireNonNull(description.label(), "what stands on a shelf has a call number"),
                description.part().volume(),
                description.part().copy());
    }

    private static ShelfList.@Nullable Position position(PageRequest page) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return null;
        }
        try {
            return new ShelfList.Position(cursor.part(0), UUID.fromString(cursor.part(1)));
        } catch (IllegalArgumentException _) {
            throw Cursor.malformed();
        }
    }
}
