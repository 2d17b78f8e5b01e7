package org.carrel.circulation.slips.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.places.Place;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.slips.Paper;
import org.carrel.circulation.slips.Slip;
import org.carrel.circulation.slips.SlipKind;
import org.carrel.circulation.slips.Slips;
import org.carrel.circulation.slips.app.PrintSlips;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Slips, as data and as PDF. */
@Path("/")
@RunOnVirtualThread
@Tag(name = "Slips")
public class SlipResource {
    private static final String PDF = "application/pdf";
    private static final int MOST = 200;

    private final Slips slips;
    private final PrintSlips printSlips;
    private final PlaceDirectory places;
    private final Caller caller;

    SlipResource(Slips slips, PrintSlips printSlips, PlaceDirectory places, Caller caller) {
        this.slips = slips;
        this.printSlips = printSlips;
        this.places = places;
        this.caller = caller;
    }

    /** A slip as data. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Slip")
    record SlipView(
            SlipKind kind,
            @Schema(examples = "Hold") String heading,
            PlaceView at,

            @Schema(description = "Where the item goes.") @Nullable
            PlaceView to,

            @Nullable UUID patronId,

            @Schema(
                    description = "The last signs of the patron's card, by which staff find the slip.",
                    examples = "4711")
            @Nullable
            String patronCode,

            @Schema(description = "Until when it is kept.") @Nullable
            Instant until,

            List<EntryView> entries) {}

    /** An item on a slip. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SlipEntry")
    record EntryView(
            @Schema(description = "The request, item or loan.")
            UUID id,

            @Nullable String barcode,
            String title,
            @Nullable String author,
            @Nullable String volume,
            @Nullable String callNumber,
            @Schema(description = "The shelving location.") String location,
            @Nullable Instant dueAt) {}

    /** A place on a slip. */
    @Schema(name = "SlipPlace")
    record PlaceView(UUID id, String code, String name) {}

    /** For the documentation: what a list looks like. */
    @Schema(name = "SlipList")
    record SlipList(List<SlipView> items) {}

    @GET
    @Path("/slips")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.REQUESTS_MANAGE)
    @Operation(
            operationId = "getSlips",
            summary = "Show slips as data",
            description = "HOLD, PULL and DELIVERY by requests, TRANSIT by items. What is no longer so is left out.")
    @APIResponse(
            responseCode = "200",
            description = "The slips.",
            content = @Content(schema = @Schema(implementation = SlipList.class)))
    public Response slips(
            @QueryParam("kind") @NotNull SlipKind kind,
            @QueryParam("id") @Size(min = 1, max = MOST) @Parameter(description = "Repeat it for several.")
                    List<UUID> ids) {
        return data(read(kind, ids));
    }

    @GET
    @Path("/slips.pdf")
    @Produces(PDF)
    @PermissionsAllowed(Permissions.REQUESTS_MANAGE)
    @Operation(
            operationId = "printSlips",
            summary = "Print slips",
            description = "As getSlips. On rolls each slip is a page as long as it needs to be; A4 takes four slips.")
    @APIResponse(
            responseCode = "200",
            description = "The slips.",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response printed(
            @QueryParam("kind") @NotNull SlipKind kind,
            @QueryParam("id") @Size(min = 1, max = MOST) @Parameter(description = "Repeat it for several.")
                    List<UUID> ids,
            @QueryParam("paper") @DefaultValue("ROLL_80") Paper paper) {
        return pdf(read(kind, ids), paper);
    }

    @GET
    @Path("/due-date-slips")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.LOANS_READ)
    @Operation(
            operationId = "getDueDateSlips",
            summary = "Show slips with due dates as data",
            description = "All open loans of a patron share a slip. A patron gets only their own.")
    @APIResponse(
            responseCode = "200",
            description = "The slips.",
            content = @Content(schema = @Schema(implementation = SlipList.class)))
    public Response receipts(
            @QueryParam("loanId") @Size(min = 1, max = MOST) @Parameter(description = "Repeat it for several.")
                    List<UUID> loanIds) {
        return data(receiptsOf(loanIds));
    }

    @GET
    @Path("/due-date-slips.pdf")
    @Produces(PDF)
    @PermissionsAllowed(Permissions.LOANS_READ)
    @Operation(
            operationId = "printDueDateSlips",
            summary = "Print slips with due dates",
            description = "As getDueDateSlips.")
    @APIResponse(
            responseCode = "200",
            description = "The slips.",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response printedReceipts(
            @QueryParam("loanId") @Size(min = 1, max = MOST) @Parameter(description = "Repeat it for several.")
                    List<UUID> loanIds,
            @QueryParam("paper") @DefaultValue("ROLL_80") Paper paper) {
        return pdf(receiptsOf(loanIds), paper);
    }

    private List<Slip> read(SlipKind kind, List<UUID> ids) {
        if (kind == SlipKind.DUE_DATE) {
            throw new ProblemException(
                    Problem.invalid("kind", "not-a-slip", "Slips with due dates are printed by their loans."));
        }
        List<Slip> found = slips.of(kind, ids);
        requireBranches(found);
        return found;
    }

    private List<Slip> receiptsOf(List<UUID> loanIds) {
        List<Slip> found = slips.of(SlipKind.DUE_DATE, loanIds);
        if (caller.kind() == Caller.Kind.PATRON) {
            return found.stream()
                    .filter(slip ->
                            slip.patron() != null && slip.patron().patronId().equals(caller.patronId()))
                    .toList();
        }
        requireBranches(found);
        return found;
    }

    private void requireBranches(List<Slip> found) {
        PlaceTree tree = places.tree();
        found.stream()
                .map(slip -> tree.branchOf(slip.at()).orElse(slip.at()))
                .distinct()
                .forEach(caller::requireBranch);
    }

    private Response data(List<Slip> found) {
        return Response.ok(new SlipList(found.stream().map(this::view).toList()))
                .build();
    }

    private Response pdf(List<Slip> found, Paper paper) {
        return Response.ok(printSlips.print(found, paper), PDF)
                .header("Content-Disposition", "inline; filename=\"slips.pdf\"")
                .build();
    }

    private SlipView view(Slip slip) {
        PlaceTree tree = places.tree();
        Slip.Bearer patron = slip.patron();
        return new SlipView(
                slip.kind(),
                slip.kind().heading(),
                place(slip.at(), tree),
                slip.to() == null ? null : place(slip.to(), tree),
                patron == null ? null : patron.patronId(),
                patron == null ? null : patron.code(),
                slip.until(),
                slip.entries().stream()
                        .map(entry -> new EntryView(
                                entry.subjectId(),
                                entry.label().barcode(),
                                entry.label().title(),
                                entry.label().author(),
                                entry.label().volume(),
                                entry.shelf().callNumber(),
                                tree.find(entry.shelf().locationId())
                                        .map(Place::name)
                                        .orElse(""),
                                entry.dueAt()))
                        .toList());
    }

    private static PlaceView place(UUID placeId, PlaceTree tree) {
        return tree.find(placeId)
                .map(place -> new PlaceView(place.id(), place.code(), place.name()))
                .orElseGet(() -> new PlaceView(placeId, "", ""));
    }
}
