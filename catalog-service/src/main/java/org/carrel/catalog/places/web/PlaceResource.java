package org.carrel.catalog.places.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.places.Place;
import org.carrel.catalog.places.PlaceOutcome;
import org.carrel.catalog.places.Places;
import org.carrel.catalog.places.app.ArrangePlaces;
import org.carrel.events.PlaceKind;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** The place tree and the service points. */
@Path("/places")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "places", description = "Libraries, branches, shelving locations and service points.")
@RunOnVirtualThread
public class PlaceResource {

    private final Places places;
    private final ArrangePlaces arrange;

    PlaceResource(Places places, ArrangePlaces arrange) {
        this.places = places;
        this.arrange = arrange;
    }

    /** A page of the list, as the API document shows it. */
    @Schema(name = "PlacePage")
    record PlacePageView(
            List<PlaceView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    @GET
    @PermitAll
    @Operation(operationId = "listPlaces", summary = "List places", description = "In the order of their codes.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = PlacePageView.class)))
    public Response list(
            @QueryParam("code") @Parameter(description = "Only the place with this code.", example = "MAIN") @Nullable
                    String code,
            @QueryParam("kind") @Parameter(description = "Only places of this kind.") @Nullable PlaceKind kind,
            @QueryParam("parentId") @Parameter(description = "Only places directly below this one.") @Nullable
                    UUID parentId,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        Cursor cursor = page.cursor();
        List<Place> found = places.list(
                new Places.Filter(code, kind, parentId), cursor == null ? null : cursor.part(0), page.limit() + 1);
        return Page.of(found, page, place -> Cursor.of(place.description().code()))
                .map(PlaceView::of)
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(operationId = "getPlace", summary = "Read a place")
    @APIResponse(
            responseCode = "200",
            description = "The place, its version as ETag.",
            content = @Content(schema = @Schema(implementation = PlaceView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        return places.find(id).map(PlaceResource::ok).orElseGet(PlaceResource::unknown);
    }

    @POST
    @Command
    @PermissionsAllowed(Permissions.CATALOG_PLACES_WRITE)
    @Operation(operationId = "addPlace", summary = "Add a place")
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = PlaceView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`place-refused`, with every reason: `code-taken`, `wrong-parent`, `parent-not-allowed`, "
                    + "`second-consortium`, `unknown-time-zone`, `time-zone-missing`, `pickup-not-applicable`, "
                    + "`mobile-not-applicable`.")
    public Response add(@NotNull @Valid PlaceBody body) {
        return switch (arrange.add(body.description())) {
            case PlaceOutcome.Stored stored ->
                Response.created(URI.create("places/" + stored.place().id()))
                        .header(HttpHeaders.ETAG, ETags.of(stored.place().version()))
                        .entity(PlaceView.of(stored.place()))
                        .build();
            case PlaceOutcome.Refused refused -> refused(refused);
            case PlaceOutcome.Removed _, PlaceOutcome.Unknown _ -> unknown();
        };
    }

    @PUT
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_PLACES_WRITE)
    @Operation(operationId = "editPlace", summary = "Edit a place", description = "The kind of a place stays as it is.")
    @APIResponse(
            responseCode = "200",
            description = "Edited, the new version as ETag.",
            content = @Content(schema = @Schema(implementation = PlaceView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`place-refused`, with every reason: those of adding a place, `kind-is-fixed`, `has-items`.")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid PlaceBody body) {
        return answer(arrange.edit(id, version -> ETags.require(ifMatch, version), body.description()));
    }

    @DELETE
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_PLACES_WRITE)
    @Operation(operationId = "removePlace", summary = "Remove a place")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`place-refused`: every place below it (`has-child`), and `has-items`.")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response remove(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(arrange.remove(id, version -> ETags.require(ifMatch, version)));
    }

    private static Response answer(PlaceOutcome outcome) {
        return switch (outcome) {
            case PlaceOutcome.Stored stored -> ok(stored.place());
            case PlaceOutcome.Removed _ -> Response.noContent().build();
            case PlaceOutcome.Refused refused -> refused(refused);
            case PlaceOutcome.Unknown _ -> unknown();
        };
    }

    private static Response ok(Place place) {
        return Response.ok(PlaceView.of(place))
                .header(HttpHeaders.ETAG, ETags.of(place.version()))
                .build();
    }

    private static Response refused(PlaceOutcome.Refused refused) {
        return Problem.of(409, "place-refused", "The place cannot be so.")
                .reasons(refused.reasons().stream().map(Record.class::cast).toList())
                .response();
    }

    private static Response unknown() {
        return Problem.notFound("No place has this id.").response();
    }
}
