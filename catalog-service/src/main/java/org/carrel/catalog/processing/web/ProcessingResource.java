package org.carrel.catalog.processing.web;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.items.app.DescribeItems;
import org.carrel.catalog.labels.LabelKind;
import org.carrel.catalog.processing.Checklist;
import org.carrel.catalog.processing.ItemProcess;
import org.carrel.catalog.processing.Processes;
import org.carrel.catalog.processing.Progress;
import org.carrel.catalog.processing.Step;
import org.carrel.catalog.processing.app.HandleItems.Hand;
import org.carrel.catalog.processing.app.ProcessItems;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Items on their way to the shelf. */
@Path("/processing")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "processing", description = "From the vendor's box to the shelf.")
@PermissionsAllowed(Permissions.CATALOG_PROCESSING_WRITE)
@RunOnVirtualThread
public class ProcessingResource {

    private final Processes processes;
    private final ProcessItems process;
    private final Items items;
    private final DescribeItems describe;
    private final Caller caller;

    ProcessingResource(Processes processes, ProcessItems process, Items items, DescribeItems describe, Caller caller) {
        this.processes = processes;
        this.process = process;
        this.items = items;
        this.describe = describe;
        this.caller = caller;
    }

    /** A task as clients see it. */
    @Schema(name = "ProcessingTask")
    record TaskView(String code, String name, boolean required, boolean done) {}

    /** A change as clients see it. */
    @Schema(name = "ProcessingChange")
    record ChangeView(
            Step step,
            String actor,
            Instant at,
            @Schema(nullable = true) @Nullable String note) {}

    /** An item on its way as clients see it. */
    @Schema(name = "ProcessedItem")
    record ProcessView(
            UUID itemId,
            @Schema(description = "The number in the ETag.") long version,
            String title,
            @Schema(nullable = true) @Nullable String barcode,
            UUID branchId,
            Step step,
            Instant since,

            @Schema(description = "Where it can go from here.")
            List<Step> next,

            @Schema(nullable = true, examples = "LIB-000042") @Nullable
            String accession,

            List<TaskView> checklist,

            @Schema(description = "Whether its pieces are to be counted.")
            boolean countPieces,

            @Schema(nullable = true) @Nullable Integer pieces,
            @Schema(nullable = true) @Nullable Integer missingPieces,

            @Schema(description = "What has happened to it; left empty in lists.")
            List<ChangeView> changes) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "ProcessedItemPage")
    record ProcessPageView(
            List<ProcessView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** How many items are where. */
    @Schema(name = "ProcessingQueues")
    record QueuesView(Map<Step, Long> items) {}

    /** An item that is to be taken up. */
    @Schema(name = "ProcessingStart")
    record StartBody(
            @NotNull UUID itemId,

            @Size(max = 500) @Schema(nullable = true, examples = "Gift of the Smith estate") @Nullable
            String note) {}

    /** A step to be taken. */
    @Schema(name = "ProcessingStep")
    record StepBody(
            @NotNull Step to,

            @Size(max = 60)
            @Pattern(
                    regexp = "\\s*[!-~]{1,40}\\s*",
                    message = "must have 1 to 40 visible ASCII characters and no blanks")
            @Schema(nullable = true, description = "The label that it gets with it.", examples = "30234000517861")
            @Nullable
            String barcode,

            @Schema(nullable = true, description = "Labels to be queued at its branch.") @Nullable
            Set<LabelKind> queueLabels,

            @Size(max = 500) @Schema(nullable = true) @Nullable
            String note) {}

    /** What has been done. */
    @Schema(name = "ProcessingProgress")
    record ProgressBody(
            @NotNull @Size(max = 50) Set<@NotBlank String> done,

            @Min(0) @Max(10_000) @Schema(nullable = true) @Nullable
            Integer pieces,

            @Min(0) @Max(10_000) @Schema(nullable = true) @Nullable
            Integer missingPieces) {}

    @GET
    @Operation(operationId = "countProcessing", summary = "Count the items at each step")
    public QueuesView counts(@QueryParam("branchId") @Nullable UUID branchId) {
        var counts = new EnumMap<Step, Long>(Step.class);
        for (Step step : Step.values()) {
            if (!step.isLast()) {
                counts.put(step, 0L);
            }
        }
        counts.putAll(processes.counts(branchId));
        return new QueuesView(counts);
    }

    @GET
    @Path("/items")
    @Operation(operationId = "listProcessing", summary = "List the items at a step: the queue of those who work there")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = ProcessPageView.class)))
    public Response list(
            @QueryParam("step") @NotNull Step step,
            @QueryParam("branchId") @Nullable UUID branchId,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        List<ItemProcess> found = processes.at(step, branchId, page.afterId(), page.limit() + 1);
        var held = new HashMap<UUID, Item>();
        found.forEach(one -> items.find(one.itemId()).ifPresent(item -> held.put(item.id(), item)));
        Map<UUID, Item.Context> contexts = describe.contexts(held.values());
        return Page.of(found, page, one -> Cursor.of(one.itemId()))
                .map(one -> view(
                        one,
                        Objects.requireNonNull(held.get(one.itemId())),
                        Objects.requireNonNull(contexts.get(one.itemId())),
                        List.of()))
                .response(uri);
    }

    @GET
    @Path("/items/{itemId}")
    @Operation(operationId = "getProcessing", summary = "Read how far an item has come, and who did what")
    @APIResponse(
            responseCode = "200",
            description = "The item, its version as ETag.",
            content = @Content(schema = @Schema(implementation = ProcessView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("itemId") UUID itemId) {
        return processes.find(itemId).map(this::answer).orElseGet(ProcessingResource::unknown);
    }

    @POST
    @Path("/items")
    @Command
    @Operation(
            operationId = "startProcessing",
            summary = "Take up an item that was not ordered",
            description = "A gift or a find: it begins as received.")
    @APIResponse(
            responseCode = "200",
            description = "Taken up.",
            content = @Content(schema = @Schema(implementation = ProcessView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`processing-refused`: `already-on-its-way`, and those of items")
    public Response start(@NotNull @Valid StartBody body) {
        return answer(process.takeUp(body.itemId(), body.note(), hand()));
    }

    @POST
    @Path("/items/{itemId}/steps")
    @Command
    @Operation(
            operationId = "advanceItem",
            summary = "Take an item to the next step",
            description = "At `ACCESSIONED` it gets its number in its library's register. At `SHELF_READY` the "
                    + "process tag goes: nothing keeps it from its shelf. `CANCELLED` withdraws it.")
    @APIResponse(
            responseCode = "200",
            description = "It is there.",
            content = @Content(schema = @Schema(implementation = ProcessView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`processing-refused`, with every reason: `step-out-of-order`, `barcode-missing`, "
                    + "`task-open`, `pieces-uncounted`, and those of items, such as `barcode-taken`")
    @APIResponse(responseCode = "412", description = "`stale-version`, if If-Match was sent")
    public Response advance(
            @PathParam("itemId") UUID itemId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid StepBody body) {
        String barcode = body.barcode();
        Set<LabelKind> queue = body.queueLabels();
        var move = new ProcessItems.Move(
                body.to(),
                barcode == null ? null : Barcode.scanned(barcode),
                null,
                queue == null ? Set.of() : queue,
                body.note());
        return answer(process.advance(
                itemId,
                version -> {
                    if (ifMatch != null) {
                        ETags.require(ifMatch, version);
                    }
                },
                move,
                hand()));
    }

    @PUT
    @Path("/items/{itemId}/checklist")
    @Command
    @Operation(operationId = "checkItem", summary = "Note what has been done of an item's checklist")
    @APIResponse(
            responseCode = "200",
            description = "Noted.",
            content = @Content(schema = @Schema(implementation = ProcessView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`processing-refused`: `unknown-task`, `nothing-to-do`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response check(
            @PathParam("itemId") UUID itemId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ProgressBody body) {
        return answer(process.check(
                itemId,
                version -> ETags.require(ifMatch, version),
                new Progress(body.done(), body.pieces(), body.missingPieces())));
    }

    private Hand hand() {
        return new Hand(caller.subject(), caller.branches());
    }

    private Response answer(ProcessItems.Outcome outcome) {
        return switch (outcome) {
            case ProcessItems.Outcome.Done(var done) -> answer(done);
            case ProcessItems.Outcome.Refused(var reasons) ->
                Refusal.of("processing-refused", "The item cannot take this step.", reasons);
            case ProcessItems.Outcome.Unknown _ -> unknown();
        };
    }

    private Response answer(ItemProcess found) {
        Item item = items.find(found.itemId()).orElseThrow();
        Item.Context context =
                Objects.requireNonNull(describe.contexts(List.of(item)).get(item.id()));
        return Response.ok(view(found, item, context, processes.changes(found.itemId())))
                .header(HttpHeaders.ETAG, ETags.of(found.version()))
                .build();
    }

    private ProcessView view(ItemProcess found, Item item, Item.Context context, List<ItemProcess.Change> changes) {
        Checklist checklist = process.checklistOf(item);
        Barcode barcode = item.description().barcode();
        Progress progress = found.progress();
        return new ProcessView(
                found.itemId(),
                found.version(),
                context.title(),
                barcode == null ? null : barcode.text(),
                context.branchId(),
                found.step(),
                found.since(),
                List.copyOf(found.step().next()),
                found.accession(),
                checklist.tasks().stream()
                        .map(task -> new TaskView(
                                task.code(),
                                task.name(),
                                task.required(),
                                progress.done().contains(task.code())))
                        .toList(),
                checklist.countPieces(),
                progress.pieces(),
                progress.missing(),
                changes.stream()
                        .map(change -> new ChangeView(change.step(), change.actor(), change.at(), change.note()))
                        .toList());
    }

    private static Response unknown() {
        return Problem.notFound("No such item is on its way to the shelf.").response();
    }
}
