package org.carrel.ill.partners.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

import org.carrel.ill.partners.PartnerId;
import org.carrel.ill.partners.Partners;
import org.carrel.ill.partners.app.MaintainPartners;
import org.carrel.ill.partners.app.MaintainPartners.Kept;
import org.carrel.ill.partners.app.MaintainPartners.NoSuchPartner;
import org.carrel.ill.partners.app.MaintainPartners.SymbolTaken;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

@Path("/partners")
@Tag(name = "Partners", description = "The libraries that interlibrary requests go to.")
@RunOnVirtualThread
public class PartnerResource {

    private final MaintainPartners partners;

    PartnerResource(MaintainPartners partners) {
        this.partners = partners;
    }

    @GET
    @PermissionsAllowed(Permissions.ILL_REQUESTS_READ)
    @Operation(operationId = "listPartners", summary = "All partners by name, a page at a time.")
    @APIResponse(responseCode = "200", description = "A page.")
    public Response list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        var cursor = page.cursor();
        var after = cursor == null ? null : new Partners.After(cursor.part(0), new PartnerId(id(cursor)));
        List<PartnerView> found = partners.list(after, page.limit() + 1).stream()
                .map(PartnerView::of)
                .toList();
        return Page.of(found, page, partner -> Cursor.of(partner.name(), partner.id()))
                .response(uri);
    }

    private static UUID id(Cursor cursor) {
        try {
            return UUID.fromString(cursor.part(1));
        } catch (IllegalArgumentException e) {
            throw Cursor.malformed();
        }
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.ILL_REQUESTS_READ)
    @Operation(operationId = "getPartner", summary = "One partner.")
    @APIResponse(
            responseCode = "200",
            description = "The partner.",
            content = @Content(schema = @Schema(implementation = PartnerView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response get(@PathParam("id") UUID id) {
        return partners.find(id)
                .map(partner -> Response.ok(PartnerView.of(partner))
                        .header(HttpHeaders.ETAG, ETags.of(partner.version()))
                        .build())
                .orElseGet(PartnerResource::noSuchPartner);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Command
    @PermissionsAllowed(Permissions.ILL_PARTNERS_WRITE)
    @Operation(operationId = "addPartner", summary = "Makes a partner known.")
    @APIResponse(
            responseCode = "201",
            description = "It is known.",
            content = @Content(schema = @Schema(implementation = PartnerView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`")
    @APIResponse(responseCode = "409", description = "`symbol-taken`: another partner has this symbol.")
    public Response add(@Valid PartnerBody body, @Context UriInfo uri) {
        return switch (partners.add(body.description())) {
            case Kept(var partner) ->
                Response.created(URI.create(
                                uri.getAbsolutePath() + "/" + partner.id().value()))
                        .header(HttpHeaders.ETAG, ETags.of(partner.version()))
                        .entity(PartnerView.of(partner))
                        .build();
            case SymbolTaken taken -> symbolTaken(taken);
            case NoSuchPartner _ -> noSuchPartner();
        };
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.ILL_PARTNERS_WRITE)
    @Operation(operationId = "changePartner", summary = "Changes what is told of a partner.")
    @APIResponse(
            responseCode = "200",
            description = "The partner as it is now.",
            content = @Content(schema = @Schema(implementation = PartnerView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`symbol-taken`: another partner has this symbol.")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid PartnerBody body) {
        var outcome =
                partners.change(new PartnerId(id), body.description(), version -> ETags.require(ifMatch, version));
        return switch (outcome) {
            case Kept(var partner) ->
                Response.ok(PartnerView.of(partner))
                        .header(HttpHeaders.ETAG, ETags.of(partner.version()))
                        .build();
            case SymbolTaken taken -> symbolTaken(taken);
            case NoSuchPartner _ -> noSuchPartner();
        };
    }

    private record Taken(String code, String severity, UUID partnerId) {}

    private static Response symbolTaken(SymbolTaken taken) {
        return Problem.of(409, "symbol-taken", "Another partner has this symbol.")
                .reasons(List.of(new Taken("symbol-taken", "refuse", taken.by().value())))
                .response();
    }

    private static Response noSuchPartner() {
        return Problem.notFound("No such partner.").response();
    }
}
