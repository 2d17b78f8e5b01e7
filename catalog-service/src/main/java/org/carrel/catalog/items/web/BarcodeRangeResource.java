package org.carrel.catalog.items.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.BarcodeRange;
import org.carrel.catalog.items.BarcodeRanges;
import org.carrel.catalog.items.CheckDigit;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.items.app.ReserveBarcodes;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** Stretches of barcodes that a library may print. */
@Path("/barcode-ranges")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "items")
@RunOnVirtualThread
public class BarcodeRangeResource {

    private final BarcodeRanges ranges;
    private final ReserveBarcodes reserve;
    private final Items items;

    BarcodeRangeResource(BarcodeRanges ranges, ReserveBarcodes reserve, Items items) {
        this.ranges = ranges;
        this.reserve = reserve;
        this.items = items;
    }

    /** A range as clients see it. */
    @Schema(name = "BarcodeRange")
    record RangeView(
            @Schema(examples = "main") String code,
            long version,
            @Schema(examples = "Main library") String name,
            @Schema(examples = "30234") String prefix,
            @Schema(examples = "8") int width,
            CheckDigit checkDigit,

            @Schema(description = "The next running number.")
            long next,

            @Schema(description = "The last one.") long last) {

        static RangeView of(BarcodeRange range) {
            return new RangeView(
                    range.code(),
                    range.version(),
                    range.name(),
                    range.prefix(),
                    range.width(),
                    range.checkDigit(),
                    range.next(),
                    range.last());
        }
    }

    /** All ranges. */
    @Schema(name = "BarcodeRangeList")
    record RangesView(List<RangeView> items) {}

    /** What a client says of a range. */
    @Schema(name = "BarcodeRangeDescription")
    record RangeBody(
            @NotBlank @Size(max = 100) @Schema(examples = "Main library")
            String name,

            @NotNull
            @Pattern(
                    regexp = "[0-9A-Z.$/+-]{0,20}",
                    message = "must be up to 20 digits, capital letters and signs of Code 39")
            @Schema(description = "3 and the number of the institution, say.", examples = "30234")
            String prefix,

            @Min(1) @Max(18) @Schema(description = "How many digits the running number has.", examples = "8")
            int width,

            @NotNull CheckDigit checkDigit,

            @Min(0)
            @Schema(description = "Where a new range begins; never goes back in one that is there.", examples = "1")
            long first,

            @Min(0) @Schema(description = "The last running number.", examples = "99999999")
            long last) {}

    /** How many are wanted. */
    @Schema(name = "BarcodeReservationRequest")
    record ReservationBody(
            @Min(1) @Max(1000) @Schema(examples = "44") int count) {}

    /** What was taken. */
    @Schema(name = "BarcodeReservation")
    record ReservationView(List<String> barcodes) {}

    /** A barcode made whole. */
    @Schema(name = "BarcodeCompletion")
    record CompletionView(
            @Schema(examples = "30234000517861") String barcode,

            @Schema(nullable = true, description = "The item that has it, if there is one.") @Nullable
            UUID itemId) {}

    @GET
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(operationId = "listBarcodeRanges", summary = "List the barcode ranges")
    public RangesView list() {
        return new RangesView(ranges.list().stream().map(RangeView::of).toList());
    }

    @PUT
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_PLACES_WRITE)
    @Operation(
            operationId = "putBarcodeRange",
            summary = "Add or edit a barcode range",
            description = "Editing one that is there needs If-Match.")
    @APIResponse(
            responseCode = "200",
            description = "Edited.",
            content = @Content(schema = @Schema(implementation = RangeView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = RangeView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`barcode-range-impossible`: prefix, width, check digit and numbers do not make up barcodes, such "
                            + "as a 14-digit barcode whose prefix and running number have not 13 digits together.")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response put(
            @PathParam("code")
                    @Pattern(
                            regexp = "[a-z0-9][a-z0-9-]{0,39}",
                            message = "must be 1 to 40 lower-case letters, digits or hyphens")
                    String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RangeBody body) {
        Optional<BarcodeRange> current = ranges.findForUse(code);
        current.ifPresent(found -> ETags.require(ifMatch, found.version()));
        long next = Math.max(body.first(), current.map(BarcodeRange::next).orElse(0L));
        var wanted = new BarcodeRange(
                code, 1, body.name(), body.prefix(), body.width(), body.checkDigit(), next, body.last());
        if (!wanted.fits()) {
            return Problem.of(409, "barcode-range-impossible", "No barcodes can be made so.")
                    .detail(
                            "Look at the lengths of prefix and running number, at the check digit, and at the last number.")
                    .response();
        }
        BarcodeRange stored = ranges.put(wanted);
        return (current.isPresent() ? Response.ok() : Response.created(URI.create("barcode-ranges/" + code)))
                .header(HttpHeaders.ETAG, ETags.of(stored.version()))
                .entity(RangeView.of(stored))
                .build();
    }

    @POST
    @Path("/{code}/reservations")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(
            operationId = "reserveBarcodes",
            summary = "Take barcodes out of a range, for labels",
            description = "Nobody else gets them, whether they are used or not. Barcodes that an item has or had are "
                    + "passed over.")
    @APIResponse(
            responseCode = "201",
            description = "Taken.",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`barcode-range-exhausted`, with how many are `left`; none is taken.")
    public Response reserve(@PathParam("code") String code, @NotNull @Valid ReservationBody body) {
        return switch (reserve.reserve(code, body.count())) {
            case ReserveBarcodes.Reserved.Taken taken ->
                Response.status(201)
                        .entity(new ReservationView(
                                taken.barcodes().stream().map(Barcode::text).toList()))
                        .build();
            case ReserveBarcodes.Reserved.Exhausted exhausted ->
                Problem.of(409, "barcode-range-exhausted", "The range has fewer barcodes left.")
                        .with("left", exhausted.left())
                        .response();
            case ReserveBarcodes.Reserved.Unknown _ -> unknown();
        };
    }

    @GET
    @Path("/{code}/completion")
    @PermissionsAllowed(Permissions.CATALOG_ITEMS_WRITE)
    @Operation(
            operationId = "completeBarcode",
            summary = "Make a barcode whole of the digits that somebody types",
            description = "Of a label that does not scan it is enough to type the running number without its zeros.")
    @APIResponse(
            responseCode = "200",
            description = "The barcode, and the item that has it.",
            content = @Content(schema = @Schema(implementation = CompletionView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: no running number of this range.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response complete(
            @PathParam("code") String code,
            @QueryParam("text") @NotNull @Size(max = 40) @Parameter(example = "51786") String text) {
        Optional<BarcodeRange> range = ranges.find(code);
        if (range.isEmpty()) {
            return unknown();
        }
        Optional<Barcode> barcode = range.get().completed(text.strip());
        if (barcode.isEmpty()) {
            return Problem.invalid("text", "not-a-running-number", "Type digits of the running number.")
                    .response();
        }
        return Response.ok(new CompletionView(
                        barcode.get().text(),
                        items.findByBarcode(barcode.get()).map(Item::id).orElse(null)))
                .build();
    }

    private static Response unknown() {
        return Problem.notFound("No range has this code.").response();
    }
}
