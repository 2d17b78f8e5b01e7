package org.carrel.catalog.serials.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.Editor;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.serials.Issue;
import org.carrel.catalog.serials.Reader;
import org.carrel.catalog.serials.Serials;
import org.carrel.catalog.serials.Subscription;
import org.carrel.catalog.serials.app.KeepSerials;
import org.carrel.catalog.serials.web.SerialViews.LatePageView;
import org.carrel.catalog.serials.web.SerialViews.LateView;
import org.carrel.catalog.serials.web.SerialViews.ReaderView;
import org.carrel.catalog.serials.web.SerialViews.ResultView;
import org.carrel.catalog.serials.web.SerialViews.SlipView;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Issues of serials. */
@Path("/issues")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "serials")
@RunOnVirtualThread
public class IssueResource {

    private final Serials serials;
    private final Records records;
    private final KeepSerials keep;
    private final Caller caller;
    private final Clock clock;

    IssueResource(Serials serials, Records records, KeepSerials keep, Caller caller, Clock clock) {
        this.serials = serials;
        this.records = records;
        this.keep = keep;
        this.caller = caller;
        this.clock = clock;
    }

    /** The label that an issue gets. */
    @Schema(name = "IssueReceipt")
    record ReceiptBody(
            @Size(max = 60)
            @Pattern(
                    regexp = "\\s*[!-~]{1,40}\\s*",
                    message = "must have 1 to 40 visible ASCII characters and no blanks")
            @Schema(nullable = true, description = "As scanned; none if the issue gets no label.")
            @Nullable
            String barcode) {}

    @POST
    @Path("/{id}/receipt")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_SERIALS_WRITE)
    @Operation(
            operationId = "receiveIssue",
            summary = "Check an issue in",
            description = "It becomes an item by the subscription's template. One that was given up may still come.")
    @APIResponse(
            responseCode = "201",
            description = "Here.",
            content = @Content(schema = @Schema(implementation = ResultView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`issue-state`: it is here. `item-refused`, with every reason.")
    public Response receive(@PathParam("id") UUID id, @NotNull @Valid ReceiptBody body) {
        Barcode barcode = body.barcode() == null ? null : Barcode.scanned(body.barcode());
        return SerialAnswers.answer(
                201,
                keep.receive(
                        id, barcode, new Editor(caller.subject(), caller.branches(), Editor.Origin.SERIALS, null)));
    }

    @GET
    @Path("/{id}/routing-slip")
    @PermissionsAllowed(Permissions.CATALOG_SERIALS_WRITE)
    @Operation(
            operationId = "getRoutingSlip",
            summary = "Read what goes on the slip of an issue that has come, and to whom it goes")
    @APIResponse(
            responseCode = "200",
            description = "What the slip says.",
            content = @Content(schema = @Schema(implementation = SlipView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`issue-state`: it is not here, or bound. `not-routed`: it goes to the shelf.")
    public Response slip(@PathParam("id") UUID id) {
        Optional<Issue> found = serials.issue(id);
        if (found.isEmpty()) {
            return SerialAnswers.answer(200, new KeepSerials.Kept.Unknown());
        }
        Issue issue = found.get();
        LocalDate receivedOn = issue.receivedOn();
        UUID itemId = issue.itemId();
        if (issue.state() != Issue.State.RECEIVED || receivedOn == null || itemId == null) {
            return SerialAnswers.answer(200, new KeepSerials.Kept.WrongState(List.of(issue)));
        }
        List<Reader> readers = serials.routing(issue.subscriptionId());
        if (readers.isEmpty()) {
            return Problem.of(409, "not-routed", "Issues of this subscription go to the shelf at once.")
                    .response();
        }
        Subscription subscription = serials.find(issue.subscriptionId()).orElseThrow();
        String title = records.find(subscription.recordId())
                .map(record -> record.brief().title())
                .orElse(subscription.name());
        return Response.ok(new SlipView(
                        title,
                        subscription.name(),
                        issue.label(),
                        receivedOn,
                        itemId,
                        readers.stream().map(ReaderView::of).toList()))
                .build();
    }

    @GET
    @Path("/late")
    @PermissionsAllowed(Permissions.CATALOG_SERIALS_WRITE)
    @Operation(
            operationId = "listLateIssues",
            summary = "List issues that are to be claimed",
            description =
                    "Those that should have come, and have not been asked for within the days that the subscription "
                            + "allows; the oldest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = LatePageView.class)))
    public Response late(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        return Page.of(
                        serials.late(today, after(page), page.limit() + 1),
                        page,
                        late -> Cursor.of(
                                late.issue().expectedOn(), late.issue().id()))
                .map(LateView::of)
                .response(uri);
    }

    @POST
    @Path("/{id}/claims")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_SERIALS_WRITE)
    @Operation(operationId = "claimIssue", summary = "Note that the supplier was asked for an issue")
    @APIResponse(
            responseCode = "201",
            description = "Noted.",
            content = @Content(schema = @Schema(implementation = ResultView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`issue-state`: it is not expected.")
    public Response claim(@PathParam("id") UUID id) {
        return SerialAnswers.answer(201, keep.claim(id, caller.branches()));
    }

    @DELETE
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_SERIALS_WRITE)
    @Operation(operationId = "giveUpIssue", summary = "Give an issue up: it will not come, and leaves a gap")
    @APIResponse(
            responseCode = "200",
            description = "Given up.",
            content = @Content(schema = @Schema(implementation = ResultView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`issue-state`: it is not expected.")
    public Response giveUp(@PathParam("id") UUID id) {
        return SerialAnswers.answer(200, keep.giveUp(id, caller.branches()));
    }

    private static Serials.@Nullable After after(PageRequest page) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return null;
        }
        try {
            return new Serials.After(LocalDate.parse(cursor.part(0)), UUID.fromString(cursor.part(1)));
        } catch (DateTimeException | IllegalArgumentException _) {
            throw Cursor.malformed();
        }
    }
}
