package org.carrel.circulation.cashdrawers.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.cashdrawers.CashDrawer;
import org.carrel.circulation.cashdrawers.CashDrawers;
import org.carrel.circulation.cashdrawers.DrawerReport;
import org.carrel.circulation.cashdrawers.app.RunDrawers;
import org.carrel.circulation.fees.app.Counters;
import org.carrel.circulation.fees.web.AmountInput;
import org.carrel.circulation.replicas.app.AsksOwners;
import org.carrel.events.MoneyAmount;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** The cash drawers of service points. */
@Path("/cash-drawers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Fees")
public class CashDrawerResource {
    private final RunDrawers runDrawers;
    private final CashDrawers drawers;
    private final Counters counters;
    private final Caller caller;

    CashDrawerResource(RunDrawers runDrawers, CashDrawers drawers, Counters counters, Caller caller) {
        this.runDrawers = runDrawers;
        this.drawers = drawers;
        this.counters = counters;
        this.caller = caller;
    }

    /** A drawer as it is shown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CashDrawer")
    record DrawerView(
            UUID id,
            UUID servicePointId,
            @Schema(examples = "till 1") String name,

            @Schema(description = "What was in it when it was opened.")
            MoneyAmount openedWith,

            Instant openedAt,
            String openedBy,
            @Nullable Instant closedAt) {
        static DrawerView of(CashDrawer drawer) {
            return new DrawerView(
                    drawer.id(),
                    drawer.place().servicePointId(),
                    drawer.place().name(),
                    drawer.opening().change().toAmount(),
                    drawer.opening().at(),
                    drawer.opening().by(),
                    drawer.closedAt());
        }
    }

    /** What went through a drawer, and what was found in it. */
    @Schema(name = "CashDrawerReport")
    record ReportView(
            DrawerView drawer,
            List<TakingsView> takings,
            @Schema(description = "What should be in it.") MoneyAmount expected,
            List<CountView> counts) {
        static ReportView of(DrawerReport report) {
            return new ReportView(
                    DrawerView.of(report.drawer()),
                    report.takings().stream()
                            .map(one -> new TakingsView(
                                    one.act(),
                                    one.method(),
                                    one.postings(),
                                    one.sum().toAmount()))
                            .toList(),
                    report.expected().toAmount(),
                    report.counts().stream()
                            .map(one -> new CountView(
                                    one.at(),
                                    one.by(),
                                    one.counted().toAmount(),
                                    one.expected().toAmount(),
                                    one.difference().toAmount(),
                                    one.comment()))
                            .toList());
        }
    }

    /** What went in or out for one act in one way. */
    @Schema(name = "CashDrawerTakings")
    record TakingsView(
            @Schema(examples = "PAYMENT") String act,
            @Schema(examples = "cash") String method,
            int postings,
            MoneyAmount sum) {}

    /** What somebody found. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CashDrawerCount")
    record CountView(
            Instant at,
            String by,
            MoneyAmount counted,
            MoneyAmount expected,

            @Schema(description = "What was there beyond what should be; negative if some was missing.")
            MoneyAmount difference,

            @Nullable String comment) {}

    /** A drawer to open. */
    @Schema(name = "CashDrawerInput")
    record DrawerInput(
            @NotNull UUID servicePointId,

            @NotBlank @Size(max = 60) @Schema(examples = "till 1")
            String name,

            @NotNull @Valid @Schema(description = "What is in it.")
            AmountInput openedWith) {}

    @POST
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.CASH_DRAWERS)
    @Operation(operationId = "openCashDrawer", summary = "Open a cash drawer with some change in it")
    @APIResponse(
            responseCode = "201",
            description = "Open.",
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`drawer-open`: one of this name is open there.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response open(@Valid @NotNull DrawerInput input) {
        RunDrawers.Outcome outcome = runDrawers.open(
                input.servicePointId(), input.name().strip(), input.openedWith().money("openedWith"), caller);
        return outcome instanceof RunDrawers.Outcome.Done(var report)
                ? Response.created(URI.create("cash-drawers/" + report.drawer().id()))
                        .entity(ReportView.of(report))
                        .build()
                : answer(outcome);
    }

    /** For the documentation: what a page looks like. */
    @Schema(name = "CashDrawerPage")
    record DrawerPage(List<DrawerView> items, @Nullable String next) {}

    @GET
    @AsksOwners
    @PermissionsAllowed(Permissions.CASH_DRAWERS)
    @Operation(operationId = "listCashDrawers", summary = "List the cash drawers of a service point, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of drawers.",
            content = @Content(schema = @Schema(implementation = DrawerPage.class)))
    public Response list(
            @QueryParam("servicePointId") @NotNull UUID servicePointId,
            @QueryParam("open") @Nullable Boolean open,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        requireCounter(servicePointId);
        List<CashDrawer> found = drawers.list(servicePointId, open, page.afterId(), page.limit() + 1);
        return Page.of(found, page, drawer -> Cursor.of(drawer.id()))
                .map(DrawerView::of)
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @AsksOwners
    @PermissionsAllowed(Permissions.CASH_DRAWERS)
    @Operation(
            operationId = "getCashDrawer",
            summary = "Report what went through a cash drawer and what was found in it")
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    public ReportView get(@PathParam("id") UUID id) {
        DrawerReport report = drawers.report(id).orElseThrow(() -> new ProblemException(noSuchDrawer()));
        requireCounter(report.drawer().place().servicePointId());
        return ReportView.of(report);
    }

    /** What was found. */
    @Schema(name = "CashDrawerCountInput")
    record CountInput(
            @NotNull @Valid AmountInput counted,
            @Size(max = 500) @Nullable String comment) {}

    @POST
    @Path("/{id}/counts")
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.CASH_DRAWERS)
    @Operation(operationId = "countCashDrawer", summary = "Record what was found in a cash drawer")
    @APIResponse(
            responseCode = "200",
            description = "The report, with the difference.",
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`drawer-closed`: it was closed before.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response count(@PathParam("id") UUID id, @Valid @NotNull CountInput input) {
        return answer(runDrawers.count(id, input.counted().money("counted"), input.comment(), caller));
    }

    @POST
    @Path("/{id}/closure")
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.CASH_DRAWERS)
    @Operation(
            operationId = "closeCashDrawer",
            summary = "Count a cash drawer for the last time and close it",
            description = "Payments under way are waited for. A difference is recorded, never refused.")
    @APIResponse(
            responseCode = "200",
            description = "Closed; the report, with the difference.",
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`drawer-closed`: it was closed before.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response close(@PathParam("id") UUID id, @Valid @NotNull CountInput input) {
        return answer(runDrawers.close(id, input.counted().money("counted"), input.comment(), caller));
    }

    private void requireCounter(UUID servicePointId) {
        if (counters.at(servicePointId, caller).isEmpty()) {
            throw new ProblemException(noSuchServicePoint());
        }
    }

    private static Response answer(RunDrawers.Outcome outcome) {
        return switch (outcome) {
            case RunDrawers.Outcome.Done(var report) ->
                Response.ok(ReportView.of(report)).build();
            case RunDrawers.Outcome.NoSuchCounter _ -> noSuchServicePoint().response();
            case RunDrawers.Outcome.NoSuchDrawer _ -> noSuchDrawer().response();
            case RunDrawers.Outcome.NameInUse _ ->
                Problem.of(409, "drawer-open", "A drawer of this name is open at the service point.")
                        .response();
            case RunDrawers.Outcome.Closed _ ->
                Problem.of(409, "drawer-closed", "The drawer was closed before.")
                        .response();
            case RunDrawers.Outcome.OtherCurrency(var currency) ->
                Problem.invalid("counted.currency", "other-currency", "The drawer holds " + currency + ".")
                        .response();
        };
    }

    private static Problem noSuchServicePoint() {
        return Problem.invalid("servicePointId", "unknown-service-point", "No service point has this id.");
    }

    private static Problem noSuchDrawer() {
        return Problem.notFound("No cash drawer has this id.");
    }
}
