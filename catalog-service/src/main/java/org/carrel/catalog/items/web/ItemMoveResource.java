package org.carrel.catalog.items.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

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
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemField;
import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.items.app.DescribeItems;
import org.carrel.platform.command.Command;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** How items move between records and locations. */
@Path("/item-moves")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "items")
@RunOnVirtualThread
public class ItemMoveResource {

    private final DescribeItems describe;
    private final Items items;
    private final Caller caller;

    ItemMoveResource(DescribeItems describe, Items items, Caller caller) {
        this.describe = describe;
        this.items = items;
        this.caller = caller;
    }

    /** What goes where. */
    @Schema(
            name = "ItemMove",
            description = "Items by id or by barcode, and the record or the location that they go to.")
    record MoveBody(
            @Size(max = 500) @Schema(nullable = true) @Nullable
            List<@NotNull UUID> itemIds,

            @Size(max = 500)
            @Schema(nullable = true, description = "As scanned.", examples = "[\"30234000517861\"]")
            @Nullable
            List<@NotBlank @Size(max = 60) String> barcodes,

            @Schema(nullable = true, description = "Another record; its own if left out.") @Nullable
            UUID recordId,

            @Schema(nullable = true, description = "Another permanent location; its own if left out.") @Nullable
            UUID locationId) {}

    /** What came of each. */
    @Schema(name = "ItemMoveResult")
    record MoveView(int moved, int refused, List<RowView> rows) {}

    /** What came of one. */
    @Schema(name = "ItemMoveRow")
    record RowView(
            @Schema(description = "The id or the barcode that was sent.")
            String input,

            @Schema(nullable = true) @Nullable UUID itemId,

            @Schema(description = "Every reason why not; empty if it has moved.")
            List<? extends Record> reasons) {}

    @POST
    @Command
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(
            operationId = "moveItems",
            summary = "Move up to 500 items to another record or another location",
            description = "Each item stands for itself: what can move does, and every other row says why not.")
    @APIResponse(
            responseCode = "200",
            description = "What came of each item, in order.",
            content = @Content(schema = @Schema(implementation = MoveView.class)))
    public Response move(@NotNull @Valid MoveBody body) {
        var wanted = new LinkedHashMap<String, @Nullable UUID>();
        if (body.itemIds() != null) {
            body.itemIds().forEach(id -> wanted.put(id.toString(), id));
        }
        if (body.barcodes() != null) {
            body.barcodes().forEach(barcode -> wanted.put(barcode, itemWith(barcode)));
        }
        Map<UUID, ItemOutcome> outcomes = describe.edit(
                wanted.values().stream().flatMap(Stream::ofNullable).distinct().toList(),
                current -> moved(current, body),
                editor());
        var rows = new ArrayList<RowView>();
        wanted.forEach((input, id) -> rows.add(row(input, id, id == null ? null : outcomes.get(id))));
        int refused =
                (int) rows.stream().filter(row -> !row.reasons().isEmpty()).count();
        return Response.ok(new MoveView(rows.size() - refused, refused, rows)).build();
    }

    private Item moved(Item current, MoveBody body) {
        var description = current.description();
        if (body.recordId() != null) {
            description = description.with(ItemField.RECORD, body.recordId().toString());
        }
        if (body.locationId() != null) {
            description = description.with(ItemField.LOCATION, body.locationId().toString());
        }
        return describe.described(current, description);
    }

    private @Nullable UUID itemWith(String barcode) {
        return Barcode.isBarcode(barcode)
                ? items.findByBarcode(Barcode.scanned(barcode)).map(Item::id).orElse(null)
                : null;
    }

    private static RowView row(String input, @Nullable UUID id, @Nullable ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Stored _ -> new RowView(input, id, List.of());
            case ItemOutcome.Refused refused ->
                new RowView(
                        input,
                        id,
                        refused.reasons().stream().map(Record.class::cast).toList());
            case ItemOutcome.Unknown _ -> new RowView(input, null, List.of(new ItemReason.UnknownItem(input)));
            case null -> new RowView(input, null, List.of(new ItemReason.UnknownItem(input)));
        };
    }

    private Editor editor() {
        return Editor.of(caller.subject(), caller.branches());
    }
}
