package org.carrel.catalog.inventory.web;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.csv.Csv;
import org.carrel.catalog.inventory.Inventories;
import org.carrel.catalog.inventory.Inventory;
import org.carrel.catalog.inventory.ScanFile;
import org.carrel.catalog.inventory.ShelfCheck;
import org.carrel.catalog.inventory.app.TakeInventory;
import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.places.Place;
import org.carrel.catalog.places.PlaceTree;
import org.carrel.catalog.places.Places;
import org.carrel.catalog.processing.app.HandleItems.Hand;
import org.carrel.events.PlaceKind;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Inventory sessions. */
@Path("/inventories")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "inventory", description = "What stands on a shelf, held against what should.")
@PermissionsAllowed(Permissions.CATALOG_COLLECTION_WRITE)
@RunOnVirtualThread
public class InventoryResource {

    private final Inventories inventories;
    private final TakeInventory take;
    private final Places places;
    private final Caller caller;
    private final Clock clock;

    InventoryResource(Inventories inventories, TakeInventory take, Places places, Caller caller, Clock clock) {
        this.inventories = inventories;
        this.take = take;
        this.places = places;
        this.caller = caller;
        this.clock = clock;
    }

    /** A session that is to begin. */
    @Schema(name = "InventoryStart")
    record StartBody(
            @NotNull @Schema(description = "The shelving location.")
            UUID locationId,

            @Size(min = 1, max = 200)
            @Schema(nullable = true, description = "First call number; none for all.", examples = "QA76 .A1")
            @Nullable
            String from,

            @Size(min = 1, max = 200)
            @Schema(nullable = true, description = "Last call number.", examples = "QA77")
            @Nullable
            String to) {}

    /** A session as clients see it. */
    @Schema(name = "Inventory")
    record InventoryView(
            UUID id,
            UUID locationId,
            @Schema(nullable = true) @Nullable String from,
            @Schema(nullable = true) @Nullable String to,
            String startedBy,
            Instant startedAt,
            @Schema(nullable = true) @Nullable String closedBy,
            @Schema(nullable = true) @Nullable Instant closedAt,
            long scans) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "InventoryPage")
    record InventoryPageView(
            List<InventoryView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** A scan. */
    @Schema(name = "InventoryScan")
    record ScanBody(
            @NotNull
            @Size(max = 60)
            @Pattern(
                    regexp = "\\s*[!-~]{1,40}\\s*",
                    message = "must have 1 to 40 visible ASCII characters and no blanks")
            @Schema(examples = "30234000517861")
            String barcode,

            @Schema(nullable = true, description = "When; now if left out.") @Nullable
            Instant at) {}

    /** Scans, in the order of the shelf. */
    @Schema(name = "InventoryScans")
    record ScansBody(@NotEmpty @Size(max = 1000) List<@NotNull @Valid ScanBody> scans) {}

    /** What came of scans. */
    @Schema(name = "InventoryScansResult")
    record ScansView(
            @Schema(description = "Without those that were sent before.")
            int added,

            long scans) {}

    /** Something that is wrong. */
    @Schema(name = "InventoryFinding")
    record FindingView(
            ShelfCheck.Kind kind,
            @Schema(nullable = true) @Nullable String barcode,
            @Schema(nullable = true) @Nullable UUID itemId,
            @Schema(nullable = true) @Nullable String title,
            @Schema(nullable = true) @Nullable String callNumber,

            @Schema(
                    nullable = true,
                    description = "`OUT_OF_ORDER`: the call number behind which it belongs. `WRONG_LOCATION`: its "
                            + "location. `WRONG_STATUS`: what circulation says.")
            @Nullable
            String detail) {}

    /** A page of what is wrong. */
    @Schema(name = "InventoryFindings")
    record FindingsView(
            Map<ShelfCheck.Kind, Long> counts,
            List<FindingView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    @POST
    @Command
    @Operation(operationId = "startInventory", summary = "Begin to take inventory of a shelf, or of a part of it")
    @APIResponse(
            responseCode = "201",
            description = "Begun.",
            content = @Content(schema = @Schema(implementation = InventoryView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: also `not-a-location`")
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    public Response start(@NotNull @Valid StartBody body) {
        PlaceTree tree = places.tree();
        Optional<Place> location =
                tree.find(body.locationId()).filter(place -> place.description().kind() == PlaceKind.LOCATION);
        if (location.isEmpty()) {
            return Problem.invalid("locationId", "not-a-location", "No shelving location has this id.")
                    .response();
        }
        tree.branchOf(body.locationId()).ifPresent(branch -> caller.requireBranch(branch.id()));
        Inventory begun = take.begin(body.locationId(), body.from(), body.to(), caller.subject());
        return Response.created(URI.create("inventories/" + begun.id()))
                .entity(view(begun))
                .build();
    }

    @GET
    @Operation(operationId = "listInventories", summary = "List inventory sessions, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = InventoryPageView.class)))
    public Response list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return Page.of(inventories.list(page.afterId(), page.limit() + 1), page, session -> Cursor.of(session.id()))
                .map(this::view)
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getInventory", summary = "Read an inventory session")
    @APIResponse(
            responseCode = "200",
            description = "The session.",
            content = @Content(schema = @Schema(implementation = InventoryView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        return inventories
                .find(id)
                .map(session -> Response.ok(view(session)).build())
                .orElseGet(InventoryResource::unknown);
    }

    @POST
    @Path("/{id}/scans")
    @Command
    @Operation(
            operationId = "addInventoryScans",
            summary = "Add scans, in the order of the shelf",
            description = "A scan that was sent before, with the same time, is not added again.")
    @APIResponse(
            responseCode = "200",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = ScansView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`inventory-closed`")
    public Response scan(@PathParam("id") UUID id, @NotNull @Valid ScansBody body) {
        Instant now = clock.instant();
        var scans = new ArrayList<Inventory.Scan>();
        for (ScanBody scan : body.scans()) {
            Instant at = scan.at() == null ? now.plusNanos(1000L * scans.size()) : scan.at();
            scans.add(new Inventory.Scan(Barcode.scanned(scan.barcode()).text(), at));
        }
        return answer(take.scan(id, scans));
    }

    @POST
    @Path("/{id}/scan-files")
    @Consumes({"text/csv", MediaType.TEXT_PLAIN})
    @Command
    @Operation(
            operationId = "uploadInventoryScans",
            summary = "Upload the file of an offline scanner",
            description = "A barcode on each line, and behind a comma the time if the scanner notes it. A file with "
                    + "times may be sent again: what is there already is not added again.")
    @APIResponse(
            responseCode = "200",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = ScansView.class)))
    @APIResponse(responseCode = "400", description = "`scan-file-unreadable`, with the line")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`inventory-closed`")
    public Response upload(
            @PathParam("id") UUID id,
            @NotNull
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            examples =
                                                    @ExampleObject(
                                                            name = "scans",
                                                            value = "30234000517861,2026-11-24T09:15:00Z")))
                    String file) {
        return switch (ScanFile.read(file, clock.instant())) {
            case ScanFile.Read.Scans(var scans) -> answer(take.scan(id, scans));
            case ScanFile.Read.Unreadable(int line, String code) ->
                Problem.of(400, "scan-file-unreadable", "A line of the file cannot be read.")
                        .detail("Line " + line + ": " + code)
                        .with("line", line)
                        .response();
        };
    }

    @GET
    @Path("/{id}/findings")
    @Operation(
            operationId = "listInventoryFindings",
            summary = "List what is wrong",
            description = "While the session goes on, as things are now; afterwards, as they were when it was closed.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = FindingsView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response findings(
            @PathParam("id") UUID id,
            @QueryParam("kind") ShelfCheck.@Nullable Kind kind,
            @BeanParam @Valid PageRequest page) {
        Optional<Inventory> session = inventories.find(id);
        if (session.isEmpty()) {
            return unknown();
        }
        List<ShelfCheck.Finding> all = take.findings(session.get());
        List<ShelfCheck.Finding> wanted = all.stream()
                .filter(finding -> kind == null || finding.kind() == kind)
                .toList();
        int from = Math.min(offset(page.cursor()), wanted.size());
        int to = Math.min(from + page.limit() + 1, wanted.size());
        var found = new ArrayList<Numbered>();
        for (int index = from; index < to; index++) {
            found.add(new Numbered(index + 1, wanted.get(index)));
        }
        Page<FindingView> shown =
                Page.of(found, page, one -> Cursor.of(one.number())).map(one -> view(one.finding()));
        return Response.ok(new FindingsView(TakeInventory.counts(all), shown.items(), shown.next()))
                .build();
    }

    /** A finding with its number in the list. */
    private record Numbered(int number, ShelfCheck.Finding finding) {}

    private static int offset(@Nullable Cursor cursor) {
        try {
            return cursor == null ? 0 : Math.max(0, Integer.parseInt(cursor.part(0)));
        } catch (NumberFormatException _) {
            throw Cursor.malformed();
        }
    }

    @GET
    @Path("/{id}/report")
    @Produces("text/csv")
    @Operation(operationId = "reportInventory", summary = "Fetch what is wrong as a table")
    @APIResponse(
            responseCode = "200",
            description = "Comma-separated values.",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response report(@PathParam("id") UUID id) {
        Optional<Inventory> session = inventories.find(id);
        if (session.isEmpty()) {
            return unknown();
        }
        var table = new Csv("finding", "barcode", "call number", "title", "detail");
        take.findings(session.get())
                .forEach(finding -> table.row(
                        finding.kind(), finding.barcode(), finding.callNumber(), finding.title(), finding.detail()));
        return Response.ok(table.toString(), "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"inventory.csv\"")
                .build();
    }

    @POST
    @Path("/{id}/closing")
    @Command
    @Operation(
            operationId = "closeInventory",
            summary = "Close an inventory session",
            description = "What is wrong is written down, and each item that was seen gets the date.")
    @APIResponse(
            responseCode = "200",
            description = "Closed.",
            content = @Content(schema = @Schema(implementation = InventoryView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`inventory-closed`")
    public Response close(@PathParam("id") UUID id) {
        return switch (take.close(id, new Hand(caller.subject(), caller.branches()))) {
            case TakeInventory.Outcome.Done done ->
                Response.ok(view(done.inventory())).build();
            case TakeInventory.Outcome.Closed _ -> closed();
            case TakeInventory.Outcome.Unknown _ -> unknown();
        };
    }

    private Response answer(TakeInventory.Outcome outcome) {
        return switch (outcome) {
            case TakeInventory.Outcome.Done done ->
                Response.ok(new ScansView(
                                done.scans(), inventories.scans(done.inventory().id())))
                        .build();
            case TakeInventory.Outcome.Closed _ -> closed();
            case TakeInventory.Outcome.Unknown _ -> unknown();
        };
    }

    private InventoryView view(Inventory session) {
        Inventory.Range range = session.range();
        Inventory.Act closed = session.closed();
        return new InventoryView(
                session.id(),
                session.locationId(),
                range == null ? null : range.from(),
                range == null ? null : range.to(),
                session.started().by(),
                session.started().at(),
                closed == null ? null : closed.by(),
                closed == null ? null : closed.at(),
                inventories.scans(session.id()));
    }

    private static FindingView view(ShelfCheck.Finding finding) {
        return new FindingView(
                finding.kind(),
                finding.barcode(),
                finding.itemId(),
                finding.title(),
                finding.callNumber(),
                finding.detail());
    }

    private static Response closed() {
        return Problem.of(409, "inventory-closed", "The session is closed.").response();
    }

    private static Response unknown() {
        return Problem.notFound("No inventory session has this id.").response();
    }
}
