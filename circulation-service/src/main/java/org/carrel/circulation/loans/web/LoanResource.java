package org.carrel.circulation.loans.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
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
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.fees.Overdue;
import org.carrel.circulation.fees.app.LateFees;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.web.FindingView;
import org.carrel.circulation.loans.LoanLine;
import org.carrel.circulation.loans.LoanList;
import org.carrel.circulation.loans.LoanTrail;
import org.carrel.circulation.loans.OpenLoans;
import org.carrel.circulation.loans.app.RenewLoans;
import org.carrel.circulation.replicas.app.AsksOwners;
import org.carrel.platform.command.Command;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Loans to look at and to renew. */
@Path("/loans")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Loans")
public class LoanResource {
    private final LoanList loans;
    private final LoanTrail trail;
    private final RenewLoans renewLoans;
    private final LateFees lateFees;
    private final Caller caller;
    private final Clock clock;

    LoanResource(
            LoanList loans, LoanTrail trail, RenewLoans renewLoans, LateFees lateFees, Caller caller, Clock clock) {
        this.lateFees = lateFees;
        this.loans = loans;
        this.trail = trail;
        this.renewLoans = renewLoans;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed(Permissions.LOANS_READ)
    @Operation(
            operationId = "listLoans",
            summary = "List loans",
            description = "Of a patron or of an item, oldest first. A patron sees only their own.")
    @APIResponse(
            responseCode = "200",
            description = "A page of loans.",
            content = @Content(schema = @Schema(implementation = LoanPage.class)))
    public Response list(
            @QueryParam("patronId") @Nullable UUID patronId,
            @QueryParam("itemId") @Nullable UUID itemId,
            @QueryParam("open") @Nullable Boolean open,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        @Nullable UUID whose = caller.kind() == Caller.Kind.PATRON && patronId == null ? caller.patronId() : patronId;
        if (whose != null) {
            caller.requireSelfIfPatron(whose);
        }
        if (whose == null && itemId == null) {
            throw new ProblemException(
                    Problem.invalid("patronId", "required", "Say whose loans, or the loans of which item."));
        }
        Instant now = clock.instant();
        List<LoanLine> found = loans.list(whose, itemId, open, page.afterId(), page.limit() + 1);
        Map<UUID, Overdue.Accrued> accrued = lateFees.of(
                found.stream()
                        .filter(line -> line.loan().overdueAt(now))
                        .map(line -> line.loan().id())
                        .toList(),
                now);
        return Page.of(found, page, line -> Cursor.of(line.loan().id()))
                .map(line ->
                        LoanView.of(line, now).accruing(accrued.get(line.loan().id())))
                .response(uri);
    }

    /** For the documentation: what a page looks like. */
    @Schema(name = "LoanPage")
    record LoanPage(List<LoanView> items, @Nullable String next) {}

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.LOANS_READ)
    @Operation(operationId = "getLoan", summary = "Show a loan")
    @APIResponse(
            responseCode = "200",
            description = "The loan.",
            content = @Content(schema = @Schema(implementation = LoanView.class)))
    public Response get(@PathParam("id") UUID id) {
        LoanLine line = line(id);
        caller.requireSelfIfPatron(line.loan().patronId());
        Instant now = clock.instant();
        LoanView view = LoanView.of(line, now);
        if (line.loan().overdueAt(now)) {
            view = view.accruing(lateFees.of(List.of(id), now).get(id));
        }
        return Response.ok(view).header("ETag", ETags.of(view.version())).build();
    }

    /** Something that happened to a loan. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LoanTrailEntry")
    record EntryView(
            Instant at,
            @Schema(examples = "RENEWAL") String act,
            @Nullable UUID servicePointId,

            @Schema(description = "The staff account, patron, client or job.")
            String actor,

            @Nullable Instant dueBefore,
            @Nullable Instant dueAfter,

            @Schema(
                    description =
                            "How it came about: SEEN, UNSEEN or AUTOMATIC for a renewal; staff, recall or closure "
                                    + "for another due date.")
            @Nullable
            String detail,

            @Schema(description = "Why, in words.") @Nullable
            String note,

            @Schema(description = "What was overridden, by code, with the reason given.")
            Map<String, String> overridden) {
        static EntryView of(LoanTrail.Entry entry) {
            return new EntryView(
                    entry.at(),
                    entry.act(),
                    entry.servicePointId(),
                    entry.actor(),
                    entry.due() == null ? null : entry.due().before(),
                    entry.due() == null ? null : entry.due().after(),
                    entry.detail(),
                    entry.note(),
                    entry.overridden());
        }
    }

    /** All that happened to a loan. */
    @Schema(name = "LoanTrail")
    record TrailView(List<EntryView> entries) {}

    @GET
    @Path("/{id}/trail")
    @PermissionsAllowed(Permissions.LOANS_READ)
    @Operation(
            operationId = "getLoanTrail",
            summary = "Show what happened to a loan: who did what, where, when and why",
            description = "The oldest first. For staff.")
    @APIResponse(
            responseCode = "200",
            description = "The trail.",
            content = @Content(schema = @Schema(implementation = TrailView.class)))
    public Response trail(@PathParam("id") UUID id) {
        if (caller.kind() == Caller.Kind.PATRON) {
            throw new ProblemException(Problem.forbidden(Permissions.LOANS_READ));
        }
        List<LoanTrail.Entry> entries = trail.of(id);
        return entries.isEmpty()
                ? noSuchLoan().response()
                : Response.ok(new TrailView(entries.stream().map(EntryView::of).toList()))
                        .build();
    }

    @POST
    @Path("/{id}/renewals")
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.RENEW)
    @Operation(
            operationId = "renewLoan",
            summary = "Renew a loan",
            description = "Under the terms that were promised when the loan began. A patron renews their own.")
    @APIResponse(
            responseCode = "200",
            description = "Renewed.",
            content = @Content(schema = @Schema(implementation = RenewalView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Refused by rule; `reasons` lists every finding.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response renew(@PathParam("id") UUID id, @Valid @Nullable RenewalInput input) {
        return switch (renewLoans.renew(wish(id, input), caller)) {
            case RenewLoans.Outcome.Done(var considered)
            when considered.isEmpty() -> noSuchLoan().response();
            case RenewLoans.Outcome.Done(var considered) -> answer(considered.getFirst());
            case RenewLoans.Outcome.NoSuchDesk _ -> RenewalInput.noSuchDesk().response();
        };
    }

    private Response answer(RenewLoans.Considered considered) {
        List<Finding> findings = considered.decision().findings();
        if (!considered.renewed()) {
            return FindingView.refusal("The loan cannot be renewed.", findings).response();
        }
        LoanView view = LoanView.of(line(considered.loan().id()), clock.instant());
        return Response.ok(new RenewalView(view, FindingView.of(findings)))
                .header("ETag", ETags.of(view.version()))
                .build();
    }

    @POST
    @Path("/{id}/renewals/dry-run")
    @WithoutReplay("changes nothing, so that nothing needs to be remembered")
    @PermissionsAllowed(Permissions.RENEW)
    @Operation(operationId = "renewLoanDryRun", summary = "Say whether a loan could be renewed, without doing it")
    @APIResponse(
            responseCode = "200",
            description = "The verdict as it would be given now.",
            content = @Content(schema = @Schema(implementation = CheckOutView.DryRun.class)))
    public Response renewDryRun(@PathParam("id") UUID id, @Valid @Nullable RenewalInput input) {
        RenewLoans.Outcome outcome =
                QuarkusTransaction.requiringNew().call(() -> renewLoans.wouldRenew(wish(id, input), caller));
        return switch (outcome) {
            case RenewLoans.Outcome.Done(var considered)
            when considered.isEmpty() -> noSuchLoan().response();
            case RenewLoans.Outcome.Done(var considered) -> verdict(considered.getFirst());
            case RenewLoans.Outcome.NoSuchDesk _ -> RenewalInput.noSuchDesk().response();
        };
    }

    private static Response verdict(RenewLoans.Considered considered) {
        return Response.ok(new CheckOutView.DryRun(
                        considered.renewed(),
                        considered.renewed() ? considered.loan().course().dueAt() : null,
                        FindingView.of(considered.decision().findings())))
                .build();
    }

    private RenewLoans.Wish wish(UUID id, @Nullable RenewalInput input) {
        RenewalInput given = input == null ? RenewalInput.NOTHING : input;
        return given.wish(new OpenLoans.Choice.ByIds(List.of(id)), caller);
    }

    private LoanLine line(UUID id) {
        return loans.find(id).orElseThrow(() -> new ProblemException(noSuchLoan()));
    }

    private static Problem noSuchLoan() {
        return Problem.notFound("No loan has this id.");
    }
}
