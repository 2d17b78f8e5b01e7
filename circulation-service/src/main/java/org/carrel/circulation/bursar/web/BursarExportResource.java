package org.carrel.circulation.bursar.web;

import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.bursar.BursarExport;
import org.carrel.circulation.bursar.BursarExports;
import org.carrel.circulation.bursar.BursarLine;
import org.carrel.circulation.bursar.app.ExportToBursar;
import org.carrel.circulation.fees.FeeKind;
import org.carrel.events.MoneyAmount;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** What was handed over to bursars. */
@Path("/bursar-exports")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Fees")
public class BursarExportResource {
    private static final CsvMapper CSV = new CsvMapper();
    private static final CsvSchema COLUMNS = CsvSchema.emptySchema().withLineSeparator("\r\n");
    private static final int AT_ONCE = 1_000;

    private final ExportToBursar exportToBursar;
    private final BursarExports exports;
    private final Caller caller;

    BursarExportResource(ExportToBursar exportToBursar, BursarExports exports, Caller caller) {
        this.exportToBursar = exportToBursar;
        this.exports = exports;
        this.caller = caller;
    }

    /** What is to be exported. */
    @Schema(name = "BursarExportInput")
    record ExportInput(
            @NotNull @Schema(description = "The library, or any place with branches below it.")
            UUID placeId,

            @Schema(
                    description = "First transfer what was charged before this moment and is still owed, fees for a "
                            + "loss excepted; left out, only what was transferred already is exported.")
            @Nullable
            Instant transferChargedBefore) {}

    /** An export. */
    @Schema(name = "BursarExport")
    record ExportView(UUID id, UUID placeId, Instant exportedAt, String exportedBy, int lines) {
        static ExportView of(BursarExport export) {
            return new ExportView(
                    export.id(), export.placeId(), export.exportedAt(), export.exportedBy(), export.lines());
        }
    }

    /** What was exported. */
    @Schema(name = "BursarExported")
    record ExportedView(
            ExportView export,

            @Schema(description = "Whether more accounts are to be transferred than one export takes: ask again.")
            boolean more) {}

    @POST
    @Command
    @PermissionsAllowed(Permissions.FEES_EXPORT)
    @Operation(
            operationId = "exportToBursar",
            summary = "Hand over to the bursar what was transferred since the last export",
            description = "Each line of the bursar's book is in one export only; an export can be fetched again.")
    @APIResponse(
            responseCode = "201",
            description = "Exported; fetch its lines.",
            content = @Content(schema = @Schema(implementation = ExportedView.class)))
    public Response export(@Valid @NotNull ExportInput input) {
        return switch (exportToBursar.export(input.placeId(), input.transferChargedBefore(), caller)) {
            case ExportToBursar.Outcome.Exported(var export, var more) ->
                Response.created(URI.create("bursar-exports/" + export.id()))
                        .entity(new ExportedView(ExportView.of(export), more))
                        .build();
            case ExportToBursar.Outcome.NoSuchPlace _ ->
                Problem.invalid("placeId", "unknown-place", "No place with branches has this id.")
                        .response();
        };
    }

    /** For the documentation: what a page looks like. */
    @Schema(name = "BursarExportPage")
    record ExportPage(List<ExportView> items, @Nullable String next) {}

    @GET
    @PermissionsAllowed(Permissions.FEES_EXPORT)
    @Operation(operationId = "listBursarExports", summary = "List the exports of a library, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of exports.",
            content = @Content(schema = @Schema(implementation = ExportPage.class)))
    public Response list(
            @QueryParam("placeId") @NotNull UUID placeId, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        exportToBursar.branchesOf(placeId, caller);
        return Page.of(exports.list(placeId, page.afterId(), page.limit() + 1), page, one -> Cursor.of(one.id()))
                .map(ExportView::of)
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.FEES_EXPORT)
    @Operation(operationId = "getBursarExport", summary = "Show an export")
    @APIResponse(
            responseCode = "200",
            description = "The export.",
            content = @Content(schema = @Schema(implementation = ExportView.class)))
    public ExportView get(@PathParam("id") UUID id) {
        return ExportView.of(found(id));
    }

    /** A line of the bursar's book. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BursarLine")
    record LineView(
            UUID patronId,
            UUID feeId,
            FeeKind kind,
            UUID branchId,
            Instant chargedAt,
            Instant transferredAt,

            @Schema(description = "What to collect; negative for what was taken back.")
            MoneyAmount amount,

            @Nullable String title,
            @Nullable String barcode) {
        static LineView of(BursarLine line) {
            return new LineView(
                    line.patronId(),
                    line.fee().id(),
                    line.fee().kind(),
                    line.fee().branchId(),
                    line.fee().chargedAt(),
                    line.postedAt(),
                    line.amount().toAmount(),
                    line.fee().title(),
                    line.fee().barcode());
        }
    }

    /** For the documentation: what a page looks like. */
    @Schema(name = "BursarLinePage")
    record LinePage(List<LineView> items, @Nullable String next) {}

    @GET
    @Path("/{id}/lines")
    @PermissionsAllowed(Permissions.FEES_EXPORT)
    @Operation(operationId = "listBursarLines", summary = "List the lines of an export")
    @APIResponse(
            responseCode = "200",
            description = "A page of lines, always in the same order.",
            content = @Content(schema = @Schema(implementation = LinePage.class)))
    public Response lines(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        found(id);
        @Nullable Cursor cursor = page.cursor();
        List<BursarLine> lines = exports.lines(id, cursor == null ? null : position(cursor), page.limit() + 1);
        return Page.of(
                        lines,
                        page,
                        line -> Cursor.of(line.at().postingId(), line.at().number()))
                .map(LineView::of)
                .response(uri);
    }

    private static BursarLine.Position position(Cursor cursor) {
        try {
            return new BursarLine.Position(UUID.fromString(cursor.part(0)), Integer.parseInt(cursor.part(1)));
        } catch (IllegalArgumentException e) {
            throw Cursor.malformed();
        }
    }

    @GET
    @Path("/{id}/csv")
    @Produces("text/csv")
    @PermissionsAllowed(Permissions.FEES_EXPORT)
    @Operation(
            operationId = "downloadBursarExport",
            summary = "Download an export as a table (RFC 4180)",
            description = "The same each time it is fetched: a download that broke off is started again.")
    @APIResponse(
            responseCode = "200",
            description = "The table.",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    public Response csv(@PathParam("id") UUID id) {
        found(id);
        StreamingOutput table = octets -> {
            try (SequenceWriter rows =
                    CSV.writer(COLUMNS).writeValues(new OutputStreamWriter(octets, StandardCharsets.UTF_8))) {
                rows.write(List.of(
                        "patronId",
                        "feeId",
                        "kind",
                        "branchId",
                        "chargedAt",
                        "transferredAt",
                        "amount",
                        "currency",
                        "title",
                        "barcode"));
                BursarLine.@Nullable Position after = null;
                List<BursarLine> lines;
                do {
                    lines = exports.lines(id, after, AT_ONCE);
                    for (BursarLine line : lines) {
                        rows.write(row(line));
                        after = line.at();
                    }
                } while (lines.size() == AT_ONCE);
            }
        };
        return Response.ok(table, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"bursar-" + id + ".csv\"")
                .build();
    }

    private static List<String> row(BursarLine line) {
        int digits = Math.max(0, line.amount().currency().getDefaultFractionDigits());
        String title = line.fee().title();
        String barcode = line.fee().barcode();
        return List.of(
                line.patronId().toString(),
                line.fee().id().toString(),
                line.fee().kind().name(),
                line.fee().branchId().toString(),
                line.fee().chargedAt().toString(),
                line.postedAt().toString(),
                BigDecimal.valueOf(line.amount().minor(), digits).toPlainString(),
                line.amount().currency().getCurrencyCode(),
                title == null ? "" : title,
                barcode == null ? "" : barcode);
    }

    private BursarExport found(UUID id) {
        BursarExport export = exports.find(id)
                .orElseThrow(() -> new ProblemException(Problem.notFound("No bursar export has this id.")));
        exportToBursar.branchesOf(export.placeId(), caller);
        return export;
    }
}
