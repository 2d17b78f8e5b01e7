package org.carrel.catalog.labels.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.labels.Labels;
import org.carrel.catalog.labels.Labels.Versioned;
import org.carrel.catalog.labels.Sheet;
import org.carrel.catalog.labels.app.PdfLabels;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** Sheets and rolls of labels. */
@Path("/label-sheets")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "labels", description = "Spine, pocket and barcode labels.")
@PermissionsAllowed(Permissions.CATALOG_PROCESSING_WRITE)
@RunOnVirtualThread
public class LabelSheetResource {

    private final Labels labels;
    private final PdfLabels pdf;

    LabelSheetResource(Labels labels, PdfLabels pdf) {
        this.labels = labels;
        this.pdf = pdf;
    }

    /** Where labels are on a page. */
    @Schema(name = "LabelGrid", description = "Labels of one size in columns and rows; millimetres.")
    record GridView(
            @DecimalMin("0") @DecimalMax("1000") @Schema(examples = "0")
            double left,

            @DecimalMin("0") @DecimalMax("1000") @Schema(examples = "0.5")
            double top,

            @DecimalMin("5") @DecimalMax("1000") @Schema(examples = "70")
            double labelWidth,

            @DecimalMin("5") @DecimalMax("1000") @Schema(examples = "37")
            double labelHeight,

            @Min(1) @Max(50) @Schema(examples = "3") int columns,

            @Min(1) @Max(100) @Schema(examples = "8") int rows,

            @DecimalMin("5")
            @DecimalMax("1000")
            @Schema(description = "From the left edge of a label to that of the next.", examples = "70")
            double across,

            @DecimalMin("5")
            @DecimalMax("1000")
            @Schema(description = "From the upper edge of a label to that of the next.", examples = "37")
            double down) {}

    /** A sheet as clients see it. */
    @Schema(name = "LabelSheet", description = "A sheet of labels, or a roll; millimetres.")
    record SheetView(String code, long version, String name, double width, double height, GridView grid, int perPage) {

        static SheetView of(Versioned<Sheet> sheet) {
            Sheet.Grid grid = sheet.value().grid();
            return new SheetView(
                    sheet.value().code(),
                    sheet.version(),
                    sheet.value().name(),
                    sheet.value().width(),
                    sheet.value().height(),
                    new GridView(
                            grid.left(),
                            grid.top(),
                            grid.labelWidth(),
                            grid.labelHeight(),
                            grid.columns(),
                            grid.rows(),
                            grid.across(),
                            grid.down()),
                    sheet.value().perPage());
        }
    }

    /** All sheets. */
    @Schema(name = "LabelSheets")
    record SheetsView(List<SheetView> items) {}

    /** What a client says of a sheet. */
    @Schema(name = "LabelSheetDescription")
    record SheetBody(
            @NotBlank @Size(max = 100) @Schema(examples = "A4, 24 labels of 70 x 37 mm")
            String name,

            @DecimalMin("5") @DecimalMax("1000") @Schema(examples = "210")
            double width,

            @DecimalMin("5") @DecimalMax("1000") @Schema(examples = "297")
            double height,

            @NotNull @Valid GridView grid) {

        Sheet sheet(String code) {
            return new Sheet(
                    code,
                    name,
                    width,
                    height,
                    new Sheet.Grid(
                            grid.left(),
                            grid.top(),
                            grid.labelWidth(),
                            grid.labelHeight(),
                            grid.columns(),
                            grid.rows(),
                            grid.across(),
                            grid.down()));
        }
    }

    @GET
    @Operation(operationId = "listLabelSheets", summary = "List the sheets and rolls of labels")
    public SheetsView list() {
        return new SheetsView(labels.sheets().stream().map(SheetView::of).toList());
    }

    @PUT
    @Path("/{code}")
    @Command
    @Operation(
            operationId = "putLabelSheet",
            summary = "Add or edit a sheet of labels",
            description = "Editing one that is there needs If-Match; adding one does not.")
    @APIResponse(
            responseCode = "200",
            description = "Edited.",
            content = @Content(schema = @Schema(implementation = SheetView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = SheetView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: also `labels-overlap`, `labels-beyond-page`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response put(
            @PathParam("code") @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid SheetBody body) {
        Sheet sheet = body.sheet(code);
        Optional<String> fault = sheet.fault();
        if (fault.isPresent()) {
            return Problem.invalid("grid", fault.get(), "The labels do not fit the page.")
                    .response();
        }
        Optional<Versioned<Sheet>> current = labels.sheet(code);
        current.ifPresent(found -> ETags.require(ifMatch, found.version()));
        Versioned<Sheet> stored = labels.put(sheet);
        return (current.isPresent() ? Response.ok() : Response.created(URI.create("label-sheets/" + code)))
                .header(HttpHeaders.ETAG, ETags.of(stored.version()))
                .entity(SheetView.of(stored))
                .build();
    }

    @DELETE
    @Path("/{code}")
    @Command
    @Operation(operationId = "removeLabelSheet", summary = "Remove a sheet of labels that no design uses")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`label-sheet-in-use`")
    public Response remove(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Optional<Versioned<Sheet>> current = labels.sheet(code);
        if (current.isEmpty()) {
            return unknown();
        }
        ETags.require(ifMatch, current.get().version());
        return labels.removeSheet(code)
                ? Response.noContent().build()
                : Problem.of(409, "label-sheet-in-use", "Designs are printed on this sheet.")
                        .response();
    }

    @GET
    @Path("/{code}/calibration")
    @Produces("application/pdf")
    @Operation(
            operationId = "calibrateLabelSheet",
            summary = "Print a calibration page",
            description = "Every label's outline. Hold it against a real sheet, measure by how much the printer is "
                    + "off, and say so as `right` and `down` when printing.")
    @APIResponse(
            responseCode = "200",
            description = "The page.",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response calibration(
            @PathParam("code") String code,
            @QueryParam("right") @DefaultValue("0") @DecimalMin("-50") @DecimalMax("50") double right,
            @QueryParam("down") @DefaultValue("0") @DecimalMin("-50") @DecimalMax("50") double down) {
        return labels.sheet(code)
                .map(sheet -> Response.ok(pdf.calibration(sheet.value(), new PdfLabels.Setting(0, right, down)))
                        .build())
                .orElseGet(LabelSheetResource::unknown);
    }

    private static Response unknown() {
        return Problem.notFound("No sheet has this code.").response();
    }
}
