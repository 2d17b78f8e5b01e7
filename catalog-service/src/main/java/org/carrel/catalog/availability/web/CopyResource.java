package org.carrel.catalog.availability.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.carrel.catalog.availability.Availabilities;
import org.carrel.catalog.availability.Holdings;
import org.carrel.catalog.availability.Standing;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.places.Place;
import org.carrel.catalog.places.PlaceTree;
import org.carrel.catalog.places.Places;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.app.Sight;
import org.carrel.platform.problem.Problem;

/** What there is of a title, and whether it can be had. */
@Path("/records/{recordId}/items")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "records")
@RunOnVirtualThread
public class CopyResource {

    /** Enough for any title that is not a warehouse; the rest is listed under items. */
    private static final int MOST = 1_000;

    private final Sight sight;
    private final Items items;
    private final Places places;
    private final Availabilities availabilities;

    CopyResource(Sight sight, Items items, Places places, Availabilities availabilities) {
        this.sight = sight;
        this.items = items;
        this.places = places;
        this.availabilities = availabilities;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listCopies",
            summary = "List the items of a record with their live availability",
            description = "In shelf order within each branch. The public sees no withdrawn items.")
    @APIResponse(
            responseCode = "200",
            description = "The copies, with counts by branch.",
            content = @Content(schema = @Schema(implementation = CopiesView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response copies(@PathParam("recordId") UUID recordId) {
        Optional<CatalogueRecord> record = sight.record(recordId);
        if (record.isEmpty()) {
            return Problem.notFound("No record has this id.").response();
        }
        List<Item> found = items.ofRecord(record.get().id(), sight.hiddenToo(), MOST);
        Map<UUID, Standing> standings =
                availabilities.of(found.stream().map(Item::id).toList());
        Holdings holdings = availabilities.holdings(Set.of(recordId)).getOrDefault(recordId, Holdings.NONE);
        PlaceTree tree = places.tree();
        var copies = new ArrayList<CopiesView.CopyView>();
        for (Item item : found) {
            copies.add(copy(item, standings.getOrDefault(item.id(), Standing.UNTOLD), tree));
        }
        copies.sort(Comparator.comparing(copy -> copy.branch().code()));
        return Response.ok(new CopiesView(
                        holdings.total(),
                        holdings.available(),
                        holdings.branches().stream().map(at -> branch(at, tree)).toList(),
                        copies))
                .build();
    }

    private static CopiesView.CopyView copy(Item item, Standing standing, PlaceTree tree) {
        var description = item.description();
        var barcode = description.barcode();
        UUID locationId = description.presentLocationId();
        return new CopiesView.CopyView(
                item.id(),
                barcode == null ? null : barcode.text(),
                description.label(),
                description.part().volume(),
                description.details().chronology(),
                description.part().copy(),
                description.details().notes().forPublic(),
                description.types().material(),
                description.presentLoanType(),
                name(tree.branchOf(locationId).orElseThrow()),
                name(tree.find(locationId).orElseThrow()),
                standing.availability(),
                standing.dueAt(),
                standing.requestsWaiting(),
                description.withdrawn());
    }

    private static CopiesView.PlaceNameView name(Place place) {
        var description = place.description();
        return new CopiesView.PlaceNameView(place.id(), description.kind(), description.code(), description.name());
    }

    private static CopiesView.BranchView branch(Holdings.AtBranch at, PlaceTree tree) {
        var description = tree.find(at.branchId()).orElseThrow().description();
        return new CopiesView.BranchView(
                at.branchId(), description.code(), description.name(), at.total(), at.available());
    }
}
