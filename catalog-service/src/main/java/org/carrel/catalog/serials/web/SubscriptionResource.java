package org.carrel.catalog.serials.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.serials.Issue;
import org.carrel.catalog.serials.Serials;
import org.carrel.catalog.serials.Subscription;
import org.carrel.catalog.serials.Summary;
import org.carrel.catalog.serials.app.KeepSerials;
import org.carrel.catalog.serials.web.SerialViews.IssueView;
import org.carrel.catalog.serials.web.SerialViews.IssuesView;
import org.carrel.catalog.serials.web.SerialViews.ReaderView;
import org.carrel.catalog.serials.web.SerialViews.ResultView;
import org.carrel.catalog.serials.web.SerialViews.RoutingView;
import org.carrel.catalog.serials.web.SerialViews.SubscriptionBody;
import org.carrel.catalog.serials.web.SerialViews.SubscriptionPageView;
import org.carrel.catalog.serials.web.SerialViews.SubscriptionView;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Serials that a library takes. */
@Path("/subscriptions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "serials", description = "Serials that a library takes, and their issues.")
@RunOnVirtualThread
public class SubscriptionResource {

    private final Serials serials;
    private final KeepSerials keep;
    private final IdSource ids;
    private final Caller caller;

    SubscriptionResource(Serials serials, KeepSerials keep, IdSource ids, Caller caller) {
        this.serials = serials;
        this.keep = keep;
        this.ids = ids;
        this.caller = caller;
    }

    /** How far ahead. */
    @Schema(name = "PredictionRequest")
    record PredictionBody(
            @NotNull @Schema(description = "Two years ahead at the most.", examples = "2027-12-31")
            LocalDate until) {}

    /** An issue beside the pattern. */
    @Schema(name = "SpecialIssue")
    record SpecialBody(
            @NotBlank @Size(max = 200) @Schema(examples = "Index to v.1-10")
            String label,

            @NotNull @Schema(examples = "2026-12-31") LocalDate expectedOn) {}

    /** How issues become a volume. */
    @Schema(name = "BindingRequest")
    record BindingBody(
            @NotEmpty @Size(max = 200) List<@NotNull UUID> issueIds,

            @Size(max = 60)
            @Pattern(
                    regexp = "\\s*[!-~]{1,40}\\s*",
                    message = "must have 1 to 40 visible ASCII characters and no blanks")
            @Schema(nullable = true, description = "As scanned.")
            @Nullable
            String barcode,

            @NotBlank @Size(max = 100) @Schema(examples = "v.12 (2026)")
            String volume,

            @Size(max = 200) @Schema(nullable = true, description = "The subscription's if left out.") @Nullable
            String callNumber,

            @Schema(nullable = true) @Nullable Scheme callNumberScheme,

            @Size(max = 40) @Schema(nullable = true, description = "The subscription's if left out.") @Nullable
            String loanType) {

        KeepSerials.Binding binding() {
            return new KeepSerials.Binding(
                    barcode == null ? null : Barcode.scanned(barcode),
                    volume.strip(),
                    SerialViews.number(callNumber, callNumberScheme),
                    loanType);
        }
    }

    @POST
    @Command
    @PermissionsAllowed(Permissions.CATALOG_SERIALS_WRITE)
    @Operation(
            operationId = "subscribe",
            summary = "Take a serial",
            description =
                    "Its issues of the next year are expected from now on. The first one is foretold too: check it in or "
                            + "give it up.")
    @APIResponse(
            responseCode = "201",
            description = "Taken.",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`: the first issue needs a number for each level.")
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "409", description = "`item-refused`: why issues could not become items.")
    public Response add(@NotNull @Valid SubscriptionBody body) {
        Subscription wanted = body.subscription(ids.next());
        int levels = wanted.schedule().read().levels().size();
        if (levels != wanted.schedule().firstNumbers().size()) {
            return levels(levels);
        }
        List<ItemReason> reasons = keep.subscribe(wanted, editor());
        return reasons.isEmpty()
                ? Response.created(URI.create("subscriptions/" + wanted.id()))
                        .entity(SubscriptionView.of(wanted))
                        .build()
                : SerialAnswers.refused(reasons);
    }

    @GET
    @PermissionsAllowed(Permissions.CATALOG_SERIALS_WRITE)
    @Operation(operationId = "listSubscriptions", summary = "List subscriptions")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = SubscriptionPageView.class)))
    public Response list(
            @QueryParam("recordId") @Nullable UUID recordId, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return Page.of(
                        serials.list(recordId, page.afterId(), page.limit() + 1),
                        page,
                        subscription -> Cursor.of(subscription.id()))
                .map(SubscriptionView::of)
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.CATALOG_SERIALS_WRITE)
    @Operation(operationId = "getSubscription", summary = "Read a subscription")
    @APIResponse(
            responseCode = "200",
            description = "The subscription, its version as ETag.",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        return serials.find(id).map(SubscriptionResource::shown).orElseGet(SubscriptionResource::unknown);
    }

    @PUT
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_SERIALS_WRITE)
    @Operation(
            operationId = "editSubscription",
            summary = "Edit a subscription",
            description = "If pattern, first numbers and first day stay, so do the issues that are expected. If they "
                    + "change, say what the first issue by the new pattern is: what has come, was claimed or given up "
                    + "stays, and what else was expected from that day on is foretold anew. The record stays.")
    @APIResponse(
            responseCode = "200",
            description = "Edited.",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`: the first issue needs a number for each level; the record is another.")
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`item-refused`: why issues could not become items; `issue-state`: it has ended.")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid SubscriptionBody body) {
        Optional<Subscription> current = serials.find(id);
        if (current.isEmpty()) {
            return unknown();
        }
        Subscription wanted = body.subscription(id);
        int levels = wanted.schedule().read().levels().size();
        if (levels != wanted.schedule().firstNumbers().size()) {
            return levels(levels);
        }
        if (!wanted.recordId().equals(current.get().recordId())) {
            return Problem.invalid("recordId", "record-stays", "A subscription stays with its record.")
                    .response();
        }
        KeepSerials.Kept edited = keep.edit(id, version -> ETags.require(ifMatch, version), wanted, editor());
        return edited instanceof KeepSerials.Kept.Done ? read(id) : SerialAnswers.answer(200, edited);
    }

    @GET
    @Path("/{id}/routing")
    @PermissionsAllowed(Permissions.CATALOG_SERIALS_WRITE)
    @Operation(operationId = "getRouting", summary = "Read to whom the issues of a subscription go")
    @APIResponse(
            responseCode = "200",
            description = "The readers in order, the subscription's version as ETag.",
            content = @Content(schema = @Schema(implementation = RoutingView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response routing(@PathParam("id") UUID id) {
        return serials.find(id)
                .map(subscription -> Response.ok(new RoutingView(
                                serials.routing(id).stream().map(ReaderView::of).toList()))
                        .header(HttpHeaders.ETAG, ETags.of(subscription.version()))
                        .build())
                .orElseGet(SubscriptionResource::unknown);
    }

    @PUT
    @Path("/{id}/routing")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_SERIALS_WRITE)
    @Operation(operationId = "putRouting", summary = "Say to whom the issues of a subscription go, in which order")
    @APIResponse(
            responseCode = "200",
            description = "Stored.",
            content = @Content(schema = @Schema(implementation = RoutingView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response route(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RoutingView body) {
        KeepSerials.Kept routed = keep.route(
                id,
                version -> ETags.require(ifMatch, version),
                body.readers().stream().map(ReaderView::reader).toList(),
                caller.branches());
        return routed instanceof KeepSerials.Kept.Done ? routing(id) : SerialAnswers.answer(200, routed);
    }

    @DELETE
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_SERIALS_WRITE)
    @Operation(
            operationId = "endSubscription",
            summary = "Take a serial no more",
            description = "What has come stays; what nobody has asked for is expected no more.")
    @APIResponse(responseCode = "204", description = "Ended.")
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response end(@PathParam("id") UUID id) {
        KeepSerials.Kept ended = keep.end(id, caller.branches());
        return ended instanceof KeepSerials.Kept.Done ? Response.noContent().build() : SerialAnswers.answer(200, ended);
    }

    @GET
    @Path("/{id}/issues")
    @PermissionsAllowed(Permissions.CATALOG_SERIALS_WRITE)
    @Operation(
            operationId = "listIssues",
            summary = "List the issues of a subscription, and what the library has of them in one line")
    @APIResponse(
            responseCode = "200",
            description = "All of them in their order.",
            content = @Content(schema = @Schema(implementation = IssuesView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response issues(@PathParam("id") UUID id) {
        Optional<Subscription> subscription = serials.find(id);
        if (subscription.isEmpty()) {
            return unknown();
        }
        List<Issue> issues = serials.issues(id);
        return Response.ok(new IssuesView(
                        Summary.of(issues), issues.stream().map(IssueView::of).toList()))
                .build();
    }

    @POST
    @Path("/{id}/predictions")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_SERIALS_WRITE)
    @Operation(operationId = "predictIssues", summary = "Expect more issues, up to a day")
    @APIResponse(
            responseCode = "201",
            description = "The issues that are expected now and were not before.",
            content = @Content(schema = @Schema(implementation = ResultView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`issue-state`: the subscription has ended.")
    public Response predict(@PathParam("id") UUID id, @NotNull @Valid PredictionBody body) {
        return SerialAnswers.answer(201, keep.foretell(id, body.until(), caller.branches()));
    }

    @POST
    @Path("/{id}/issues")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_SERIALS_WRITE)
    @Operation(
            operationId = "expectIssue",
            summary = "Expect an issue beside the pattern: a supplement, an index, a special issue")
    @APIResponse(
            responseCode = "201",
            description = "Expected.",
            content = @Content(schema = @Schema(implementation = ResultView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response expect(@PathParam("id") UUID id, @NotNull @Valid SpecialBody body) {
        return SerialAnswers.answer(201, keep.expect(id, body.label().strip(), body.expectedOn(), caller.branches()));
    }

    @POST
    @Path("/{id}/bindings")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_SERIALS_WRITE)
    @Operation(
            operationId = "bindIssues",
            summary = "Bind issues into one volume",
            description = "The volume becomes an item; the items of the issues leave the collection.")
    @APIResponse(
            responseCode = "201",
            description = "Bound.",
            content = @Content(schema = @Schema(implementation = ResultView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description =
                    "`issue-state`: some have not come, or are bound. `item-refused`: every reason why the volume "
                            + "cannot be an item, or why an issue cannot leave.")
    public Response bind(@PathParam("id") UUID id, @NotNull @Valid BindingBody body) {
        return SerialAnswers.answer(201, keep.bind(id, new HashSet<>(body.issueIds()), body.binding(), editor()));
    }

    private Editor editor() {
        return new Editor(caller.subject(), caller.branches(), Editor.Origin.SERIALS, null);
    }

    private static Response shown(Subscription subscription) {
        return Response.ok(SubscriptionView.of(subscription))
                .header(HttpHeaders.ETAG, ETags.of(subscription.version()))
                .build();
    }

    private static Response levels(int levels) {
        return Problem.invalid("firstNumbers", "number-per-level", "The pattern has " + levels + " levels.")
                .response();
    }

    private static Response unknown() {
        return Problem.notFound("No subscription has this id.").response();
    }
}
