package org.carrel.catalog.usage.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.usage.UsageCounts;
import org.carrel.catalog.usage.Use;
import org.carrel.catalog.usage.app.CountUses;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** How much the catalogue is used. */
@Path("/usage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "partners")
@RunOnVirtualThread
public class UsageResource {

    private static final int LONGEST_DAYS = 366;

    private final UsageCounts counts;
    private final CountUses uses;

    UsageResource(UsageCounts counts, CountUses uses) {
        this.counts = counts;
        this.uses = uses;
    }

    /** Counts of some days. */
    @Schema(name = "Usage")
    record UsageView(List<DayView> items) {}

    /** How often something was done on a day. */
    @Schema(name = "UsageOfDay")
    record DayView(@Schema(examples = "2026-01-31") LocalDate day, Use.Source source, Use.Act act, long count) {}

    @GET
    @PermissionsAllowed(Permissions.CATALOG_STATISTICS_READ)
    @Operation(
            operationId = "getUsage",
            summary = "Read how much the catalogue is used",
            description = "Searches, records viewed, downloads and harvests by day (UTC) and by the way they came: "
                    + "`SEARCH` is COUNTER's Searches_Platform, `VIEW` Total_Item_Investigations, `DOWNLOAD` "
                    + "Total_Item_Requests. Nothing is known of who it was. A crash may lose ten seconds.")
    @APIResponse(
            responseCode = "200",
            description = "The counts that are not zero, in the order of days.",
            content = @Content(schema = @Schema(implementation = UsageView.class)))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`: `from` and `to` are dates, at most 366 days apart.")
    public Response usage(
            @QueryParam("from") @Parameter(required = true, example = "2026-01-01") @Nullable String from,
            @QueryParam("to") @Parameter(required = true, example = "2026-01-31") @Nullable String to) {
        LocalDate first;
        LocalDate last;
        try {
            first = LocalDate.parse(from == null ? "" : from);
            last = LocalDate.parse(to == null ? "" : to);
        } catch (DateTimeException _) {
            return Problem.invalid("from", "malformed", "from and to are dates as YYYY-MM-DD")
                    .response();
        }
        if (last.isBefore(first) || first.plusDays(LONGEST_DAYS).isBefore(last)) {
            return Problem.invalid("to", "out-of-range", "to is at most 366 days after from")
                    .response();
        }
        uses.handOver();
        return Response.ok(new UsageView(counts.between(first, last).stream()
                        .map(counted -> new DayView(
                                counted.day(),
                                counted.use().source(),
                                counted.use().act(),
                                counted.count()))
                        .toList()))
                .build();
    }
}
