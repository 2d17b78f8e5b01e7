package org.carrel.catalog.shelf.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.shelf.CollectionStatistics;
import org.carrel.catalog.shelf.CollectionStatistics.By;
import org.carrel.catalog.shelf.CollectionStatistics.Count;
import org.carrel.platform.security.Permissions;

/** Counts of the collection. */
@Path("/collection-statistics")
@Tag(name = "shelf list")
@RunOnVirtualThread
public class CollectionStatisticsResource {

    private static final String TEXT_CSV = "text/csv";

    private final CollectionStatistics statistics;

    CollectionStatisticsResource(CollectionStatistics statistics) {
        this.statistics = statistics;
    }

    /** Counts by one thing. */
    @Schema(name = "CollectionStatistics")
    record StatisticsView(By by, List<CountView> counts) {}

    /** A count. */
    @Schema(name = "CollectionCount")
    record CountView(
            @Schema(nullable = true, description = "What the items have in common; null if they have no value.")
            @Nullable
            String value,

            @Schema(description = "Items in the collection.")
            long items,

            @Schema(description = "Titles that they are of.")
            long titles,

            @Schema(description = "Items that have left.") long withdrawn) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.CATALOG_STATISTICS_READ)
    @Operation(operationId = "countCollection", summary = "Count the items by what they are or where they stand")
    public StatisticsView count(
            @QueryParam("by") @NotNull By by,
            @QueryParam("branchId") @Nullable UUID branchId,
            @QueryParam("locationId") @Nullable UUID locationId,
            @QueryParam("materialType") @Size(max = 40) @Nullable String materialType) {
        return new StatisticsView(
                by,
                counts(by, branchId, locationId, materialType).stream()
                        .map(count -> new CountView(count.value(), count.items(), count.titles(), count.withdrawn()))
                        .toList());
    }

    @GET
    @Path("/csv")
    @Produces(TEXT_CSV)
    @PermissionsAllowed(Permissions.CATALOG_STATISTICS_READ)
    @Operation(operationId = "countCollectionAsCsv", summary = "The same counts for a spreadsheet")
    @APIResponse(responseCode = "200", description = "RFC 4180, UTF-8, with a header.")
    public Response csv(
            @QueryParam("by") @NotNull By by,
            @QueryParam("branchId") @Nullable UUID branchId,
            @QueryParam("locationId") @Nullable UUID locationId,
            @QueryParam("materialType") @Size(max = 40) @Nullable String materialType) {
        var csv = new StringBuilder("value,items,titles,withdrawn\r\n");
        counts(by, branchId, locationId, materialType).forEach(count -> csv.append(quoted(count.value()))
                .append(',')
                .append(count.items())
                .append(',')
                .append(count.titles())
                .append(',')
                .append(count.withdrawn())
                .append("\r\n"));
        return Response.ok(csv.toString())
                .type(TEXT_CSV + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"collection.csv\"")
                .build();
    }

    private List<Count> counts(
            By by, @Nullable UUID branchId, @Nullable UUID locationId, @Nullable String materialType) {
        return statistics.count(by, new CollectionStatistics.Filter(branchId, locationId, materialType));
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "" : '"' + value.replace("\"", "\"\"") + '"';
    }
}
