package org.carrel.catalog.imports.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Action;
import org.carrel.catalog.imports.Choice;
import org.carrel.catalog.imports.HeldRecord;
import org.carrel.catalog.imports.ImportState;
import org.carrel.catalog.imports.ImportedItem;
import org.carrel.catalog.imports.Imports;
import org.carrel.catalog.imports.Reports;
import org.carrel.catalog.imports.StagedRecord;
import org.carrel.catalog.imports.UndoneRecord;
import org.carrel.catalog.imports.app.MoveImport;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** What people see and decide of an import: its preview, its records under review, its items, its undoing. */
@Path("/imports/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports", description = "Files of records on their way into the catalogue.")
@PermissionsAllowed(Permissions.CATALOG_IMPORTS_RUN)
@RunOnVirtualThread
public class ImportReviewResource {

    private final Imports imports;
    private final Reports reports;
    private final MoveImport move;
    private final Caller caller;

    ImportReviewResource(Imports imports, Reports reports, MoveImport move, Caller caller) {
        this.imports = imports;
        this.reports = reports;
        this.move = move;
        this.caller = caller;
    }

    /** What would come of an import. */
    @Schema(name = "ImportPreview")
    record PreviewView(
            ImportState state,

            @Schema(description = "How many records would get which action.")
            Map<Action, Long> actions,

            @Schema(description = "How many items would be made.")
            long items,

            @Schema(description = "How many items could not be made, for a barcode that is taken or another reason.")
            long itemsRejected,

            ImportView.Findings findings) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "StagedRecordPage")
    record StagedRecordPageView(
            List<StagedRecord> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** A record that waits for a decision. */
    @Schema(name = "HeldRecord")
    record HeldRecordView(
            long number,

            @Schema(examples = "several-matches") String reason,

            String title,

            List<StagedRecord.Alternative> candidates) {

        static HeldRecordView of(HeldRecord from) {
            return new HeldRecordView(from.number(), from.reason(), from.title(), from.candidates());
        }
    }

    /** A page of the list, as the API document shows it. */
    @Schema(name = "HeldRecordPage")
    record HeldRecordPageView(
            List<HeldRecordView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "ImportedItemPage")
    record ImportedItemPageView(
            List<ImportedItem> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "UndoneRecordPage")
    record UndoneRecordPageView(
            List<UndoneRecord> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** How an undo went. */
    @Schema(name = "UndoSummary")
    record UndoSummaryView(ImportState state, Map<UndoneRecord.Outcome, Long> outcomes) {}

    @GET
    @Path("/preview")
    @Operation(operationId = "previewImport", summary = "See what would come of a staged import")
    @APIResponse(
            responseCode = "200",
            description = "Counts; they grow while the import is being staged.",
            content = @Content(schema = @Schema(implementation = PreviewView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response preview(@PathParam("id") UUID id) {
        return imports.find(id)
                .map(found -> {
                    Reports.ItemCounts items = reports.itemCounts(id);
                    return Response.ok(new PreviewView(
                                    found.state(),
                                    reports.counts(id),
                                    items.made(),
                                    items.rejected(),
                                    ImportView.Findings.of(found.progress().findings())))
                            .build();
                })
                .orElseGet(ImportReviewResource::unknown);
    }

    @GET
    @Path("/staged")
    @Operation(
            operationId = "listStagedRecords",
            summary = "List what would become of each record",
            description = "The first records of each action in a stretch of the file, and those under review with one "
                    + "candidate, come with what would change, field by field.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = StagedRecordPageView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response staged(
            @PathParam("id") UUID id,
            @QueryParam("action") @Nullable Action action,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return known(id, () -> Page.of(
                        reports.staged(id, action, number(page.cursor(), 0), page.limit() + 1),
                        page,
                        record -> Cursor.of(record.number()))
                .response(uri));
    }

    @GET
    @Path("/review")
    @Operation(
            operationId = "listHeldRecords",
            summary = "List records that were not stored and wait for a decision",
            description =
                    "Reasons: `several-matches`, `match` (the plan asks for review), `number-taken`, `record-gone`, "
                            + "`record-protected` and `field-protected` (only who may write rules can have them overlaid).")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = HeldRecordPageView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response review(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return known(id, () -> Page.of(
                        reports.held(id, number(page.cursor(), 0), page.limit() + 1),
                        page,
                        record -> Cursor.of(record.number()))
                .map(HeldRecordView::of)
                .response(uri));
    }

    @GET
    @Path("/items")
    @Operation(
            operationId = "listImportedItems",
            summary = "List what became, or would become, of the items that records bring along",
            description =
                    "Reasons are those of items (`barcode-taken`, `unknown-loan-type`, …) and `barcode-unreadable`, "
                            + "`barcode-missing`, `barcode-twice`, `location-missing`, `unknown-location-code`, "
                            + "`loan-type-missing`, `material-type-missing`, `price-unreadable`, `price-without-currency`, "
                            + "`call-number-too-long`, `volume-too-long`, `copy-too-long`.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = ImportedItemPageView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response items(
            @PathParam("id") UUID id,
            @QueryParam("staged") @Nullable Boolean staged,
            @QueryParam("rejected") @Nullable Boolean rejected,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return known(id, () -> Page.of(
                        reports.items(
                                id,
                                Boolean.TRUE.equals(staged),
                                Boolean.TRUE.equals(rejected),
                                number(page.cursor(), 0),
                                (int) number(page.cursor(), 1),
                                page.limit() + 1),
                        page,
                        item -> Cursor.of(item.number(), item.seq()))
                .response(uri));
    }

    @GET
    @Path("/undone")
    @Operation(
            operationId = "listUndoneRecords",
            summary = "List what became of records when the import was undone",
            description =
                    "Reasons for keeping: `changed-since`, `deleted-since`, `has-items`, `item-in-use`, and whatever "
                            + "else hangs on a record.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = UndoneRecordPageView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response undone(
            @PathParam("id") UUID id,
            @QueryParam("outcome") UndoneRecord.@Nullable Outcome outcome,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return known(id, () -> Page.of(
                        reports.undone(id, outcome, number(page.cursor(), 0), page.limit() + 1),
                        page,
                        record -> Cursor.of(record.number()))
                .response(uri));
    }

    @GET
    @Path("/undo")
    @Operation(operationId = "getUndo", summary = "See how far the undoing of an import has come")
    @APIResponse(
            responseCode = "200",
            description = "Counts by outcome.",
            content = @Content(schema = @Schema(implementation = UndoSummaryView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response undoSummary(@PathParam("id") UUID id) {
        return imports.find(id)
                .map(found -> Response.ok(new UndoSummaryView(found.state(), reports.undoneCounts(id)))
                        .build())
                .orElseGet(ImportReviewResource::unknown);
    }

    @POST
    @Path("/commit")
    @Command
    @Operation(operationId = "commitImport", summary = "Store what was staged")
    @APIResponse(
            responseCode = "202",
            description = "The job will run. Each record is matched anew, for the catalogue may have changed.",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`import-not-staged`")
    public Response commit(@PathParam("id") UUID id) {
        return answer(move.commit(id), "import-not-staged", "The import is not staged.");
    }

    @POST
    @Path("/discard")
    @Command
    @Operation(operationId = "discardImport", summary = "Give up what was staged; nothing is stored")
    @APIResponse(
            responseCode = "202",
            description = "It is given up.",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`import-not-staged`")
    public Response discard(@PathParam("id") UUID id) {
        return answer(move.discard(id), "import-not-staged", "The import is not staged.");
    }

    @POST
    @Path("/undo")
    @Command
    @Operation(
            operationId = "undoImport",
            summary = "Take back a whole import",
            description =
                    "Records that it created are deleted with the items that it made, records that it changed get a new "
                            + "version that says what they said before. What somebody has built on since is kept, and listed with the "
                            + "reason.")
    @APIResponse(
            responseCode = "202",
            description = "The job will run.",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`import-not-over`: it still runs, or there is nothing to take back.")
    public Response undo(@PathParam("id") UUID id) {
        return answer(move.undo(id), "import-not-over", "The import is not over, or there is nothing to take back.");
    }

    @PUT
    @Path("/decisions/{number}")
    @Command
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideImportedRecord",
            summary = "Decide what becomes of one record",
            description =
                    "Of any record while the import is staged, to be carried out by the commit; of a record under review "
                            + "after the run, carried out at once.")
    @APIResponse(
            responseCode = "202",
            description = "Decided.",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description =
                    "`import-not-over`, `unknown-record` (to be overlaid), `decision-impossible` (`number-taken`, "
                            + "`field-protected`, …)")
    public Response decide(@PathParam("id") UUID id, @PathParam("number") long number, @NotNull @Valid Choice choice) {
        return answer(
                move.decide(id, number, choice, caller.subject(), caller.may(Permissions.CATALOG_RULES_WRITE)),
                "import-not-over",
                "Decisions are made of imports that are staged or done.");
    }

    private static Response answer(MoveImport.Moved moved, String code, String title) {
        return switch (moved) {
            case MoveImport.Moved.On on ->
                Response.accepted(ImportView.of(on.now())).build();
            case MoveImport.Moved.NotNow notNow ->
                Problem.of(409, code, title).with("state", notNow.state()).response();
            case MoveImport.Moved.Unknown _ -> unknown();
            case MoveImport.Moved.NoSuchRecord _ ->
                Problem.notFound("No record of the import has this number and can be decided of.")
                        .response();
            case MoveImport.Moved.NoSuchTarget target ->
                Problem.of(409, "unknown-record", "The record that is to be overlaid does not exist.")
                        .with("recordId", target.recordId())
                        .response();
            case MoveImport.Moved.Impossible impossible ->
                Problem.of(409, "decision-impossible", "This cannot be done with the record.")
                        .detail(impossible.reason())
                        .response();
        };
    }

    private Response known(UUID id, Supplier<Response> answer) {
        return imports.find(id).isEmpty() ? unknown() : answer.get();
    }

    private static long number(@Nullable Cursor cursor, int part) {
        try {
            return cursor == null ? 0 : Long.parseLong(cursor.part(part));
        } catch (NumberFormatException _) {
            throw Cursor.malformed();
        }
    }

    private static Response unknown() {
        return Problem.notFound("No import has this id.").response();
    }
}
