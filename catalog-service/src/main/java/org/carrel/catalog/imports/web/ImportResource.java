package org.carrel.catalog.imports.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.ImportedRecord;
import org.carrel.catalog.imports.Imports;
import org.carrel.catalog.imports.app.PlanImports;
import org.carrel.catalog.imports.app.ReceiveFile;
import org.carrel.platform.command.Command;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Files of records. */
@Path("/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports", description = "Files of records on their way into the catalogue.")
@PermissionsAllowed(Permissions.CATALOG_IMPORTS_RUN)
@RunOnVirtualThread
public class ImportResource {

    private final Imports imports;
    private final ReceiveFile receive;
    private final PlanImports plans;
    private final Caller caller;
    private final Clock clock;

    ImportResource(Imports imports, ReceiveFile receive, PlanImports plans, Caller caller, Clock clock) {
        this.imports = imports;
        this.receive = receive;
        this.plans = plans;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @WithoutReplay("The file is streamed; a repeated Idempotency-Key is told by the file's own digest.")
    @Consumes({
        "application/marc",
        "application/marcxml+xml",
        "application/xml",
        "text/xml",
        "application/gzip",
        "application/octet-stream"
    })
    @Operation(
            operationId = "startImport",
            summary = "Send a file of records",
            description =
                    "ISO 2709 or MARCXML, plain or gzip: the file itself tells. It is stored as it comes and run as a "
                            + "job; follow the Location. A record that its source has sent before gets a new version if its octets "
                            + "differ, and is left alone if not; match sets, overlay profiles and item mappings say otherwise. "
                            + "What protection rules protect is changed only if the sender may write rules (catalog.rules.write); "
                            + "other records that would change it wait for a decision. "
                            + "The same Idempotency-Key with the same file gets the same import; the same file without it is refused "
                            + "unless forced.")
    @APIResponse(
            responseCode = "202",
            description = "Received; the job will run.",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "400",
            description = "`empty-file`, `validation-failed`, `unknown-rule`, `plan-contradictory`")
    @APIResponse(responseCode = "409", description = "`file-imported-before` (with `importId`), `match-set-not-ready`")
    @APIResponse(responseCode = "413", description = "`too-large`")
    @APIResponse(responseCode = "422", description = "`idempotency-key-reused`")
    public Response start(
            @QueryParam("source")
                    @DefaultValue("local")
                    @Pattern(
                            regexp = "[a-z0-9][a-z0-9._-]{0,39}",
                            message = "must be 1 to 40 lower-case letters, digits, dots, hyphens or underscores")
                    @Parameter(description = "Code of where the records come from.", example = "uva")
                    String source,
            @QueryParam("name")
                    @Size(max = 200)
                    @Parameter(description = "What the sender calls the file; for the report.")
                    @Nullable
                    String fileName,
            @BeanParam @Valid PlanParameters parameters,
            @HeaderParam("Idempotency-Key") @Size(max = 255) @Nullable String key,
            InputStream file)
            throws IOException {
        return switch (plans.plan(parameters.wish())) {
            case PlanImports.Planned.Ready ready ->
                received(receive.receive(
                        new ReceiveFile.Delivery(
                                source,
                                fileName,
                                new Import.Sender(
                                        caller.subject(),
                                        caller.branches(),
                                        caller.may(Permissions.CATALOG_RULES_WRITE)),
                                key,
                                ready.plan(),
                                parameters.staged(),
                                parameters.forced()),
                        file));
            case PlanImports.Planned.UnknownRule unknown ->
                Problem.of(400, "unknown-rule", "There is no such rule.")
                        .detail("No " + unknown.kind() + " has the code " + unknown.code() + ".")
                        .response();
            case PlanImports.Planned.NotReady notReady ->
                Problem.of(409, "match-set-not-ready", "The match set cannot be used yet.")
                        .detail("The fields that " + notReady.matchSet()
                                + " looks at are still being read from the records in store; try again later.")
                        .response();
            case PlanImports.Planned.Contradiction contradiction ->
                Problem.of(400, "plan-contradictory", "These options do not fit together.")
                        .detail(contradiction.detail())
                        .response();
        };
    }

    private static Response received(ReceiveFile.Received received) {
        return switch (received) {
            case ReceiveFile.Received.Queued queued ->
                accepted(queued.accepted()).build();
            case ReceiveFile.Received.Again again ->
                accepted(again.accepted()).header("Idempotency-Replayed", true).build();
            case ReceiveFile.Received.KeyReused _ ->
                Problem.of(422, "idempotency-key-reused", "This key belongs to another request.")
                        .detail("Send a new Idempotency-Key with a new file.")
                        .response();
            case ReceiveFile.Received.SentBefore before ->
                Problem.of(409, "file-imported-before", "The same file from the same source was imported before.")
                        .detail("Send it with force=true if it is meant to come twice.")
                        .with("importId", before.earlier())
                        .response();
            case ReceiveFile.Received.Empty _ ->
                Problem.of(400, "empty-file", "There is nothing in the file.").response();
            case ReceiveFile.Received.TooLong tooLong ->
                Problem.of(413, "too-large", "The request is larger than is accepted here.")
                        .with("limit", tooLong.limit())
                        .response();
        };
    }

    /** A page of the list, as the API document shows it. */
    @Schema(name = "ImportPage")
    record ImportPageView(
            List<ImportView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "ImportedRecordPage")
    record ImportedRecordPageView(
            List<ImportedRecordView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    @GET
    @Operation(operationId = "listImports", summary = "List imports, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = ImportPageView.class)))
    public Response list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        List<Import> found = imports.list(page.afterId(), page.limit() + 1);
        return Page.of(found, page, one -> Cursor.of(one.id()))
                .map(ImportView::of)
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getImport", summary = "Read how far an import has come")
    @APIResponse(
            responseCode = "200",
            description = "The import.",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        return imports.find(id)
                .map(found -> Response.ok(ImportView.of(found)).build())
                .orElseGet(ImportResource::unknown);
    }

    @GET
    @Path("/{id}/records")
    @Operation(operationId = "listImportedRecords", summary = "List what became of each record of a file")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = ImportedRecordPageView.class)))
    public Response records(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return report(id, false, page, uri);
    }

    @GET
    @Path("/{id}/rejected")
    @Operation(
            operationId = "listRejectedRecords",
            summary = "List what was rejected, and why",
            description = "Reasons: those of the framer (`not-a-record`, `record-cut-short`, `no-terminator`, "
                    + "`record-too-long`), of reading (`record-too-short`, `directory-unreadable`, `xml-malformed`, "
                    + "`record-empty`), `title-missing`, `not-storable`, and `validation-failed`, with the rules that "
                    + "the record breaks, if the import was to reject those with errors.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = ImportedRecordPageView.class)))
    public Response rejected(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return report(id, true, page, uri);
    }

    private Response report(UUID id, boolean rejectedOnly, PageRequest page, UriInfo uri) {
        if (imports.find(id).isEmpty()) {
            return unknown();
        }
        List<ImportedRecord> found = imports.records(id, rejectedOnly, number(page.cursor()), page.limit() + 1);
        return Page.of(found, page, record -> Cursor.of(record.number()))
                .map(ImportedRecordView::of)
                .response(uri);
    }

    private static long number(@Nullable Cursor cursor) {
        try {
            return cursor == null ? 0 : Long.parseLong(cursor.part(0));
        } catch (NumberFormatException _) {
            throw Cursor.malformed();
        }
    }

    @DELETE
    @Path("/{id}")
    @Command
    @Operation(
            operationId = "cancelImport",
            summary = "Stop an import",
            description = "It ends after the batch in hand; what was stored until then stays.")
    @APIResponse(
            responseCode = "202",
            description = "It will stop.",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`import-over`: it has ended already.")
    public Response cancel(@PathParam("id") UUID id) {
        if (imports.find(id).isEmpty()) {
            return unknown();
        }
        if (!imports.cancel(id, clock.instant())) {
            return Problem.of(409, "import-over", "The import has ended already.")
                    .response();
        }
        return Response.accepted(ImportView.of(imports.find(id).orElseThrow())).build();
    }

    private static Response.ResponseBuilder accepted(Import started) {
        return Response.accepted(ImportView.of(started)).location(URI.create("imports/" + started.id()));
    }

    private static Response unknown() {
        return Problem.notFound("No import has this id.").response();
    }
}
