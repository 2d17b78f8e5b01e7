package org.carrel.catalog.replicas.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.items.app.DescribeItems;
import org.carrel.catalog.places.Place;
import org.carrel.catalog.places.Places;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.records.Records;
import org.carrel.events.ItemChanged;
import org.carrel.events.PlaceChanged;
import org.carrel.events.TitleChanged;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** Replica misses of other services. */
@Path("/replicas")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "replicas", description = "For services only: the present state, as the event would tell it.")
@PermissionsAllowed(Permissions.REPLICAS_READ)
@RunOnVirtualThread
public class ReplicaResource {

    private final Items items;
    private final DescribeItems describe;
    private final Records records;
    private final Places places;

    ReplicaResource(Items items, DescribeItems describe, Records records, Places places) {
        this.items = items;
        this.describe = describe;
        this.records = records;
        this.places = places;
    }

    @GET
    @Path("/items")
    @Operation(operationId = "getItemReplica", summary = "Read an item by barcode or id")
    @APIResponse(
            responseCode = "200",
            description = "The item.",
            content = @Content(schema = @Schema(implementation = ItemChanged.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response item(@QueryParam("barcode") @Nullable String barcode, @QueryParam("id") @Nullable UUID id) {
        Optional<Item> found = id != null
                ? items.find(id)
                : Optional.ofNullable(barcode)
                        .filter(Barcode::isBarcode)
                        .map(Barcode::scanned)
                        .flatMap(items::findByBarcode);
        return found.map(this::changed).map(item -> Response.ok(item).build()).orElseGet(() -> Problem.notFound(
                        "No item has this barcode or id.")
                .response());
    }

    private ItemChanged changed(Item item) {
        return item.changed(
                Objects.requireNonNull(describe.contexts(List.of(item)).get(item.id()), "every item has a context"));
    }

    @GET
    @Path("/titles/{id}")
    @Operation(operationId = "getTitleReplica", summary = "Read a title by its record's id")
    @APIResponse(
            responseCode = "200",
            description = "The title.",
            content = @Content(schema = @Schema(implementation = TitleChanged.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response title(@PathParam("id") UUID id) {
        return records.find(id)
                .filter(record -> record.kind() == RecordKind.BIBLIOGRAPHIC && !record.deleted())
                .map(CatalogueRecord::changed)
                .map(title -> Response.ok(title).build())
                .orElseGet(() -> Problem.notFound("No title has this id.").response());
    }

    @GET
    @Path("/places/{id}")
    @Operation(operationId = "getPlaceReplica", summary = "Read a place by its id")
    @APIResponse(
            responseCode = "200",
            description = "The place.",
            content = @Content(schema = @Schema(implementation = PlaceChanged.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response place(@PathParam("id") UUID id) {
        return places.find(id)
                .map(Place::changed)
                .map(place -> Response.ok(place).build())
                .orElseGet(() -> Problem.notFound("No place has this id.").response());
    }
}
