package org.carrel.catalog.orders.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
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

import org.carrel.catalog.orders.Orders;
import org.carrel.catalog.orders.Vendor;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** Those who sell to the library. */
@Path("/vendors")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "orders", description = "Ordering and receiving.")
@PermissionsAllowed(Permissions.CATALOG_ORDERS_WRITE)
@RunOnVirtualThread
public class VendorResource {

    private final Orders orders;
    private final IdSource ids;

    VendorResource(Orders orders, IdSource ids) {
        this.orders = orders;
        this.ids = ids;
    }

    /** A vendor as clients see it. */
    @Schema(name = "Vendor")
    record VendorView(
            UUID id,
            long version,
            @Schema(examples = "acme") String code,
            String name,
            @Schema(nullable = true) @Nullable String account,
            @Schema(nullable = true) @Nullable String contact,
            boolean active) {

        static VendorView of(Vendor vendor) {
            return new VendorView(
                    vendor.id(),
                    vendor.version(),
                    vendor.code(),
                    vendor.name(),
                    vendor.account(),
                    vendor.contact(),
                    vendor.active());
        }
    }

    /** A page of the list, as the API document shows it. */
    @Schema(name = "VendorPage")
    record VendorPageView(
            List<VendorView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** What a client says of a vendor. */
    @Schema(name = "VendorDescription")
    record VendorBody(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") @Schema(examples = "acme")
            String code,

            @NotBlank @Size(max = 200) @Schema(examples = "Acme Books Ltd.")
            String name,

            @Size(max = 100) @Schema(nullable = true, description = "The library's number with the vendor.") @Nullable
            String account,

            @Size(max = 1000) @Schema(nullable = true, description = "How to reach them.") @Nullable
            String contact,

            @Schema(description = "Whether new orders go there; true if left out.") @Nullable
            Boolean active) {

        Vendor vendor(UUID id) {
            return new Vendor(id, 1, code, name, account, contact, active == null || active);
        }
    }

    @GET
    @Operation(operationId = "listVendors", summary = "List vendors")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = VendorPageView.class)))
    public Response list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return Page.of(orders.vendors(page.afterId(), page.limit() + 1), page, vendor -> Cursor.of(vendor.id()))
                .map(VendorView::of)
                .response(uri);
    }

    @POST
    @Command
    @Operation(operationId = "addVendor", summary = "Add a vendor")
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = VendorView.class)))
    @APIResponse(responseCode = "409", description = "`vendor-code-taken`")
    public Response add(@NotNull @Valid VendorBody body) {
        return orders.vendorOfCode(body.code()).isPresent()
                ? taken()
                : answer(Response.created(URI.create("vendors")), orders.put(body.vendor(ids.next())));
    }

    @PUT
    @Path("/{id}")
    @Command
    @Operation(operationId = "editVendor", summary = "Edit a vendor")
    @APIResponse(
            responseCode = "200",
            description = "Edited.",
            content = @Content(schema = @Schema(implementation = VendorView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`vendor-code-taken`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid VendorBody body) {
        Optional<Vendor> current = orders.vendor(id);
        if (current.isEmpty()) {
            return Problem.notFound("No vendor has this id.").response();
        }
        ETags.require(ifMatch, current.get().version());
        return orders.vendorOfCode(body.code())
                        .filter(other -> !other.id().equals(id))
                        .isPresent()
                ? taken()
                : answer(Response.ok(), orders.put(body.vendor(id)));
    }

    private static Response taken() {
        return Problem.of(409, "vendor-code-taken", "Another vendor has this code.")
                .response();
    }

    private static Response answer(Response.ResponseBuilder response, Vendor vendor) {
        return response.header(HttpHeaders.ETAG, ETags.of(vendor.version()))
                .entity(VendorView.of(vendor))
                .build();
    }
}
