package org.carrel.catalog.itemsearch.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Link;
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

import org.carrel.catalog.itemsearch.FoundItem;
import org.carrel.catalog.itemsearch.ItemSearch;
import org.carrel.catalog.itemsearch.app.FindItems;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.security.Permissions;

/** Finding items. */
@Path("/search/items")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search")
@RunOnVirtualThread
public class ItemSearchResource {

    private final FindItems items;

    ItemSearchResource(FindItems items) {
        this.items = items;
    }

    @GET
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(
            operationId = "searchItems",
            summary = "Find items",
            description = "For staff, at all branches. What is typed is a barcode or its end (of four characters or "
                    + "more), the beginning of a call number in any spacing and case, the beginning of an accession "
                    + "number, words of the title, or words of the notes; titles bound into an item count, too. Changes "
                    + "of items are found at once, those of titles as soon as they are indexed.")
    @APIResponse(
            responseCode = "200",
            description = "A page of what was found.",
            content = @Content(schema = @Schema(implementation = FoundItemsView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`")
    @APIResponse(responseCode = "403", description = "`forbidden`")
    public Response find(
            @QueryParam("q")
                    @DefaultValue("")
                    @Size(max = 200)
                    @Pattern(regexp = "\\P{Cntrl}*")
                    @Parameter(description = "Nothing finds everything.", example = "qa76.73 j38")
                    String q,
            @QueryParam("sort")
                    @DefaultValue("CALL_NUMBER")
                    @Parameter(description = "In which order; items without call number or barcode come first.")
                    ItemSearch.Order sort,
            @BeanParam @Valid ItemFilterParameters filters,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        FindItems.Found found = items.find(q, filters.filters(), sort, position(page, sort), page.limit() + 1);
        Page<FoundItem> shown = Page.of(
                found.items(), page, item -> Cursor.of(sort, item.position().key(), item.id()));
        var response = Response.ok(new FoundItemsView(
                shown.items().stream().map(FoundItemsView.FoundItemView::of).toList(),
                shown.next(),
                found.titlesCut()));
        if (shown.next() != null) {
            response.links(Link.fromUri(uri.getRequestUriBuilder()
                            .replaceQueryParam("after", shown.next())
                            .build())
                    .rel("next")
                    .build());
        }
        return response.build();
    }

    private static ItemSearch.@Nullable Position position(PageRequest page, ItemSearch.Order sort) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return null;
        }
        try {
            if (!cursor.part(0).equals(sort.name()) || cursor.part(1).indexOf(0) >= 0) {
                throw Cursor.malformed();
            }
            String key = cursor.part(1);
            if (sort == ItemSearch.Order.NEWEST) {
                key = Instant.parse(key).toString();
            }
            return new ItemSearch.Position(key, UUID.fromString(cursor.part(2)));
        } catch (IllegalArgumentException | DateTimeException _) {
            throw Cursor.malformed();
        }
    }
}
