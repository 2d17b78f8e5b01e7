package org.carrel.circulation.availability.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemHistory;
import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.app.FindItem;
import org.carrel.circulation.items.Item;
import org.carrel.events.Availability;
import org.carrel.events.ProcessTag;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Items as circulation sees them: where they stand. For staff; the public asks the catalogue. */
@Path("/items")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Items")
public class ItemResource {
    private final FindItem findItem;
    private final Caller caller;

    ItemResource(FindItem findItem, Caller caller) {
        this.findItem = findItem;
        this.caller = caller;
    }

    /** An item and where it stands. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ItemStanding")
    record ItemView(
            UUID id,
            UUID recordId,
            @Nullable String barcode,
            String title,
            @Nullable String author,
            @Nullable String callNumber,
            UUID branchId,
            UUID locationId,
            String materialType,
            String loanType,
            List<ProcessTag> processTags,
            Availability availability,
            Instant since,
            @Nullable Instant dueAt,
            @Nullable UUID loanId,
            @Nullable UUID requestId,

            @Schema(description = "Where it was scanned last.") @Nullable
            UUID servicePointId,

            @Schema(description = "Where it is going.") @Nullable
            UUID destinationServicePointId,

            @Schema(description = "Open requests that concern it.")
            int requestsWaiting,

            long version) {
        static ItemView of(FindItem.Found found) {
            Item item = found.item();
            ItemState state = found.standing().state();
            return new ItemView(
                    item.id(),
                    item.recordId(),
                    item.label().barcode(),
                    item.label().title(),
                    item.label().author(),
                    item.shelf().callNumber(),
                    item.shelf().branchId(),
                    item.shelf().locationId(),
                    item.materialType(),
                    item.loanType(),
                    item.processTags().stream().sorted().toList(),
                    state.availability(),
                    found.standing().since(),
                    state instanceof ItemState.CheckedOut out ? out.dueAt() : null,
                    state instanceof ItemState.OnLoan onLoan ? onLoan.loanId() : null,
                    state instanceof ItemState.Captured captured ? captured.requestId() : null,
                    found.standing().servicePointId(),
                    state instanceof ItemState.InTransit transit ? transit.destinationId() : null,
                    found.requestsWaiting(),
                    found.standing().version());
        }
    }

    /** One change of an item's availability. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ItemChange")
    record ChangeView(
            Instant at,
            String availability,
            @Nullable String was,
            String cause,
            @Nullable UUID servicePointId,
            String actor,
            @Nullable UUID loanId,
            @Nullable UUID requestId,

            @Schema(description = "Why, in words.") @Nullable
            String comment) {
        static ChangeView of(ItemHistory.Entry entry) {
            return new ChangeView(
                    entry.at(),
                    entry.availability(),
                    entry.was(),
                    entry.cause(),
                    entry.by().servicePointId(),
                    entry.by().actor(),
                    entry.by().loanId(),
                    entry.by().requestId(),
                    entry.comment());
        }
    }

    /** For the documentation: what a page looks like. */
    @Schema(name = "ItemChangePage")
    record ChangePage(List<ChangeView> items, @Nullable String next) {}

    @GET
    @PermissionsAllowed(Permissions.LOANS_READ)
    @Operation(operationId = "findItem", summary = "Find an item by its barcode, with where it stands")
    @APIResponse(
            responseCode = "200",
            description = "The item.",
            content = @Content(schema = @Schema(implementation = ItemView.class)))
    public Response byBarcode(@QueryParam("barcode") @NotBlank @Size(max = 64) String barcode) {
        staffOnly();
        return answer(findItem.byBarcode(barcode.strip()).orElse(null));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.LOANS_READ)
    @Operation(operationId = "getItem", summary = "Show where an item stands")
    @APIResponse(
            responseCode = "200",
            description = "The item.",
            content = @Content(schema = @Schema(implementation = ItemView.class)))
    public Response byId(@PathParam("id") UUID id) {
        staffOnly();
        return answer(findItem.byId(id).orElse(null));
    }

    @GET
    @Path("/{id}/changes")
    @PermissionsAllowed(Permissions.LOANS_READ)
    @Operation(
            operationId = "listItemChanges",
            summary = "List who changed an item's availability, where, when and why",
            description = "The newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of changes.",
            content = @Content(schema = @Schema(implementation = ChangePage.class)))
    public Response changes(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        staffOnly();
        List<ItemHistory.Entry> found = findItem.history(id, before(page), page.limit() + 1);
        return Page.of(found, page, entry -> Cursor.of(entry.version()))
                .map(ChangeView::of)
                .response(uri);
    }

    private static long before(PageRequest page) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(cursor.part(0));
        } catch (NumberFormatException madeUp) {
            throw Cursor.malformed();
        }
    }

    private static Response answer(FindItem.@Nullable Found found) {
        if (found == null) {
            return Problem.notFound("No item is known here by this id or barcode.")
                    .response();
        }
        ItemView view = ItemView.of(found);
        return Response.ok(view).header("ETag", ETags.of(view.version())).build();
    }

    /** What is told here would tell a patron what others borrow. */
    private void staffOnly() {
        if (caller.kind() == Caller.Kind.PATRON) {
            throw new ProblemException(Problem.forbidden(Permissions.CHECK_IN));
        }
    }
}
