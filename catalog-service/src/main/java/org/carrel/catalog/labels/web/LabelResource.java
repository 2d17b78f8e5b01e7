package org.carrel.catalog.labels.web;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.Items;
import org.carrel.catalog.labels.Label;
import org.carrel.catalog.labels.LabelKind;
import org.carrel.catalog.labels.Labels;
import org.carrel.catalog.labels.app.PdfLabels;
import org.carrel.catalog.labels.app.PrintLabels;
import org.carrel.catalog.places.Places;
import org.carrel.events.PlaceKind;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** The print queue, and prints. */
@Path("/labels")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "labels", description = "Spine, pocket and barcode labels.")
@PermissionsAllowed(Permissions.CATALOG_PROCESSING_WRITE)
@RunOnVirtualThread
public class LabelResource {

    private final Labels labels;
    private final PrintLabels prints;
    private final PdfLabels pdf;
    private final Items items;
    private final Places places;
    private final Caller caller;

    LabelResource(Labels labels, PrintLabels prints, PdfLabels pdf, Items items, Places places, Caller caller) {
        this.labels = labels;
        this.prints = prints;
        this.pdf = pdf;
        this.items = items;
        this.places = places;
        this.caller = caller;
    }

    /** A label that waits, as clients see it. */
    @Schema(name = "QueuedLabel")
    record QueuedView(UUID id, UUID itemId, LabelKind kind, UUID branchId, String addedBy, Instant addedAt) {}

    /** A page of the queue, as the API document shows it. */
    @Schema(name = "QueuedLabelPage")
    record QueuedPageView(
            List<QueuedView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** What is to be queued. */
    @Schema(name = "LabelQueueing")
    record QueueBody(
            @NotNull @Schema(description = "The branch where they will be printed.")
            UUID branchId,

            @NotEmpty @Size(max = 500) List<@NotNull UUID> itemIds,
            @NotEmpty Set<@NotNull LabelKind> kinds) {}

    /** How many were queued. */
    @Schema(name = "LabelQueueingResult")
    record QueueResult(
            @Schema(description = "Without those that waited already.")
            int queued) {}

    /** What is to be printed. */
    @Schema(name = "LabelPrinting", description = "Either `itemIds`, or `branchId` for what waits there.")
    record PrintBody(
            @NotBlank @Schema(description = "Code of the design.", examples = "spine")
            String design,

            @Size(max = 500) @Schema(nullable = true) @Nullable
            List<@NotNull UUID> itemIds,

            @Schema(nullable = true) @Nullable UUID branchId,

            @Schema(description = "Of what waits at the branch, only what the caller has put there.")
            boolean mine) {}

    /** A print as clients see it. */
    @Schema(name = "LabelPrint")
    record PrintView(
            UUID id,
            int labels,
            int pages,

            @Schema(
                    description = "Items that got no label: `no-call-number`, `no-barcode`, `barcode-not-encodable`, "
                            + "`barcode-too-long`, `text-too-long`, `unknown-item`.")
            List<SkippedView> skipped) {}

    /** Why an item got no label. */
    @Schema(name = "SkippedLabel")
    record SkippedView(UUID itemId, String code) {}

    @POST
    @Path("/queue")
    @Command
    @Operation(operationId = "queueLabels", summary = "Put labels in the queue of a branch")
    @APIResponse(
            responseCode = "200",
            description = "Queued.",
            content = @Content(schema = @Schema(implementation = QueueResult.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "409", description = "`labels-refused`: `unknown-item`, `not-a-branch`")
    public Response queue(@NotNull @Valid QueueBody body) {
        caller.requireBranch(body.branchId());
        var ids = new LinkedHashSet<>(body.itemIds());
        var reasons = new ArrayList<Record>();
        if (places.find(body.branchId())
                .filter(place -> place.description().kind() == PlaceKind.BRANCH)
                .isEmpty()) {
            reasons.add(new NotABranch("not-a-branch", body.branchId()));
        }
        ids.stream()
                .filter(id -> items.find(id).isEmpty())
                .forEach(id -> reasons.add(new Label.Skipped(id, "unknown-item")));
        if (!reasons.isEmpty()) {
            return Problem.of(409, "labels-refused", "These labels cannot be queued.")
                    .reasons(reasons)
                    .response();
        }
        return Response.ok(new QueueResult(prints.queue(ids, body.kinds(), body.branchId(), caller.subject())))
                .build();
    }

    /** Labels are printed at branches. */
    record NotABranch(String code, UUID branchId) {}

    @GET
    @Path("/queue")
    @Operation(operationId = "listQueuedLabels", summary = "List the labels that wait at a branch")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = QueuedPageView.class)))
    public Response waiting(
            @QueryParam("branchId") @NotNull UUID branchId,
            @QueryParam("kind") @Nullable LabelKind kind,
            @QueryParam("mine") @Parameter(description = "Only what the caller has put there.") boolean mine,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        var wanted = new Labels.Wanted(branchId, kind, mine ? caller.subject() : null);
        return Page.of(labels.waiting(wanted, page.afterId(), page.limit() + 1), page, entry -> Cursor.of(entry.id()))
                .map(entry -> new QueuedView(
                        entry.id(), entry.itemId(), entry.kind(), entry.branchId(), entry.addedBy(), entry.addedAt()))
                .response(uri);
    }

    @DELETE
    @Path("/queue/{id}")
    @Command
    @Operation(operationId = "unqueueLabel", summary = "Take a label out of the queue")
    @APIResponse(responseCode = "204", description = "It no longer waits.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response dequeue(@PathParam("id") UUID id) {
        return labels.dequeue(id)
                ? Response.noContent().build()
                : Problem.notFound("No such label waits.").response();
    }

    @POST
    @Path("/prints")
    @Command
    @Operation(
            operationId = "printLabels",
            summary = "Print labels of items, or what waits at a branch",
            description = "At most 1000. Fetch the PDF from the Location; it can be fetched again to print it again, "
                    + "from another label on if some are used up.")
    @APIResponse(
            responseCode = "201",
            description = "Printed.",
            content = @Content(schema = @Schema(implementation = PrintView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: also `unknown-design`, `nothing-named`")
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "409", description = "`nothing-to-print`, with every reason")
    public Response print(@NotNull @Valid PrintBody body) {
        List<UUID> itemIds = body.itemIds();
        UUID branchId = body.branchId();
        PrintLabels.Outcome outcome;
        if (itemIds != null && !itemIds.isEmpty()) {
            outcome = prints.printItems(body.design(), itemIds, caller.subject());
        } else if (branchId != null) {
            caller.requireBranch(branchId);
            String mine = body.mine() ? caller.subject() : null;
            outcome = prints.printQueue(body.design(), branchId, mine, caller.subject());
        } else {
            return Problem.invalid("itemIds", "nothing-named", "Name items or a branch.")
                    .response();
        }
        return switch (outcome) {
            case PrintLabels.Outcome.Printed(var print, var skipped) -> {
                int count = print.content().labels().size();
                int perPage = print.content().sheet().perPage();
                yield Response.created(URI.create("labels/prints/" + print.id() + "/pdf"))
                        .entity(new PrintView(
                                print.id(),
                                count,
                                (count + perPage - 1) / perPage,
                                skipped.stream()
                                        .map(one -> new SkippedView(one.itemId(), one.code()))
                                        .toList()))
                        .build();
            }
            case PrintLabels.Outcome.Nothing(var skipped) ->
                Problem.of(409, "nothing-to-print", "There is no label to print.")
                        .reasons(skipped)
                        .response();
            case PrintLabels.Outcome.UnknownDesign _ ->
                Problem.invalid("design", "unknown-design", "No design has this code.")
                        .response();
        };
    }

    @GET
    @Path("/prints/{id}/pdf")
    @Produces("application/pdf")
    @Operation(
            operationId = "fetchLabels",
            summary = "Fetch printed labels as a PDF",
            description = "As they were when they were printed, whatever has become of the items.")
    @APIResponse(
            responseCode = "200",
            description = "The labels.",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "400", description = "`validation-failed`: also `beyond-sheet`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response fetch(
            @PathParam("id") UUID id,
            @QueryParam("startAt")
                    @DefaultValue("1")
                    @Min(1)
                    @Parameter(description = "The first label of the sheet that is free.", example = "4")
                    int startAt,
            @QueryParam("right")
                    @DefaultValue("0")
                    @DecimalMin("-50")
                    @DecimalMax("50")
                    @Parameter(description = "Millimetres by which everything is moved.", example = "1.5")
                    double right,
            @QueryParam("down") @DefaultValue("0") @DecimalMin("-50") @DecimalMax("50") double down) {
        return labels.print(id)
                .map(print -> {
                    int perPage = print.content().sheet().perPage();
                    return startAt > perPage
                            ? Problem.invalid("startAt", "beyond-sheet", "The sheet has " + perPage + " labels.")
                                    .response()
                            : Response.ok(pdf.print(print.content(), new PdfLabels.Setting(startAt - 1, right, down)))
                                    .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"labels.pdf\"")
                                    .build();
                })
                .orElseGet(() ->
                        Problem.notFound("Nothing was printed under this id.").response());
    }
}
