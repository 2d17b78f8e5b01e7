package org.carrel.circulation.loans.web;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.web.FindingView;
import org.carrel.circulation.loans.LoanList;
import org.carrel.circulation.loans.NextStep;
import org.carrel.circulation.loans.Verdict;
import org.carrel.circulation.loans.app.LendItem;
import org.carrel.circulation.loans.app.ReverseCheckOut;
import org.carrel.circulation.replicas.app.AsksOwners;
import org.carrel.platform.command.Command;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** The check-out desk. */
@Path("/check-outs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Desk")
public class CheckOutResource {
    private final LendItem lendItem;
    private final ReverseCheckOut reverseCheckOut;
    private final LoanList loans;
    private final Caller caller;
    private final Clock clock;

    CheckOutResource(LendItem lendItem, ReverseCheckOut reverseCheckOut, LoanList loans, Caller caller, Clock clock) {
        this.lendItem = lendItem;
        this.reverseCheckOut = reverseCheckOut;
        this.loans = loans;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.CHECK_OUT)
    @Operation(
            operationId = "checkOut",
            summary = "Hand an item over to a patron",
            description = "One scan, one call: the answer carries the loan, the patron's counters, what was found on "
                    + "the way, what to print and what to do next. A refusal lists everything that stands in the way, "
                    + "with the permission that could set it aside, and carries the counters and the next step, too.")
    @APIResponse(
            responseCode = "201",
            description = "The item is on loan.",
            content = @Content(schema = @Schema(implementation = CheckOutView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Refused by rule; `reasons` lists every finding.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(ref = "Problem"),
                            example = RefusalExample.JSON))
    public Response checkOut(@Valid @NotNull CheckOutInput input) {
        return switch (lendItem.lend(input.scan(), caller)) {
            case LendItem.Outcome.Lent lent -> created(lent);
            case LendItem.Outcome.NotLent(var counters, var verdict) ->
                FindingView.refusal("The item cannot be checked out.", verdict.findings())
                        .with("patron", PatronCounters.of(counters))
                        .with("nextStep", NextStep.after(verdict.findings()))
                        .response();
        };
    }

    private Response created(LendItem.Outcome.Lent lent) {
        LoanView loan = LoanView.of(
                lent.loan(),
                lent.item(),
                lent.verdict().terms().ruleSetVersion(),
                lent.verdict().overridden(),
                clock.instant());
        return Response.created(URI.create("/api/circulation/loans/" + loan.id()))
                .entity(new CheckOutView(
                        NextStep.HAND_OVER,
                        loan,
                        PatronCounters.of(lent.counters()),
                        lent.verdict().fills() == null
                                ? null
                                : lent.verdict().fills().id(),
                        FindingView.of(lent.verdict().findings()),
                        List.of(CheckOutView.DueSlip.of(loan))))
                .build();
    }

    @POST
    @Path("/dry-run")
    @AsksOwners
    @WithoutReplay("changes nothing, so that nothing needs to be remembered")
    @PermissionsAllowed(Permissions.CHECK_OUT)
    @Operation(operationId = "checkOutDryRun", summary = "Say whether an item could be handed over, without doing it")
    @APIResponse(responseCode = "200", description = "The verdict as it would be given now.")
    public CheckOutView.DryRun dryRun(@Valid @NotNull CheckOutInput input) {
        Verdict verdict = QuarkusTransaction.requiringNew().call(() -> lendItem.wouldLend(input.scan(), caller));
        return switch (verdict) {
            case Verdict.Granted granted ->
                new CheckOutView.DryRun(true, granted.dueAt(), FindingView.of(granted.findings()));
            case Verdict.Refused(var findings) -> new CheckOutView.DryRun(false, null, FindingView.of(findings));
        };
    }

    /** Why a check-out is taken back. */
    @Schema(name = "CheckOutReversalRequest")
    record ReversalInput(
            @Size(max = 500) @Schema(examples = "wrong card") @Nullable
            String reason) {}

    /** What would come of it. */
    @Schema(name = "CheckOutReversalDryRun")
    record ReversalDryRun(boolean allowed, List<FindingView> findings) {}

    @POST
    @Path("/{id}/reversal")
    @Command
    @PermissionsAllowed(Permissions.LOANS_MANAGE)
    @Operation(
            operationId = "reverseCheckOut",
            summary = "Take a check-out back that was a mistake",
            description =
                    "By the id of its loan. The item and the requests that it moved stand again as they stood, and "
                            + "the loan counts nowhere. Only as long as nothing has happened to any of them since; later, check "
                            + "the item in.")
    @APIResponse(
            responseCode = "200",
            description = "Taken back.",
            content = @Content(schema = @Schema(implementation = LoanView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Something has happened since; `because` in `reasons` says what: `loan-changed`, "
                    + "`item-moved`, `requested-since` or `request-changed`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response reverse(@PathParam("id") UUID id, @Valid @Nullable ReversalInput input) {
        return switch (reverseCheckOut.reverse(id, input == null ? null : input.reason(), caller)) {
            case ReverseCheckOut.Outcome.TakenBack _ ->
                Response.ok(LoanView.of(loans.find(id).orElseThrow(), clock.instant()))
                        .build();
            case ReverseCheckOut.Outcome.NotTakenBack(var finding) ->
                FindingView.refusal("The check-out cannot be taken back.", List.of(finding))
                        .response();
            case ReverseCheckOut.Outcome.NoSuchLoan _ -> noSuchLoan().response();
        };
    }

    @POST
    @Path("/{id}/reversal/dry-run")
    @WithoutReplay("changes nothing, so that nothing needs to be remembered")
    @PermissionsAllowed(Permissions.LOANS_MANAGE)
    @Operation(
            operationId = "reverseCheckOutDryRun",
            summary = "Say whether a check-out could be taken back, without doing it")
    @APIResponse(
            responseCode = "200",
            description = "The verdict as it would be given now.",
            content = @Content(schema = @Schema(implementation = ReversalDryRun.class)))
    public Response reverseDryRun(@PathParam("id") UUID id) {
        ReverseCheckOut.Outcome outcome =
                QuarkusTransaction.requiringNew().call(() -> reverseCheckOut.wouldReverse(id, caller));
        return switch (outcome) {
            case ReverseCheckOut.Outcome.TakenBack _ ->
                Response.ok(new ReversalDryRun(true, List.of())).build();
            case ReverseCheckOut.Outcome.NotTakenBack(var finding) ->
                Response.ok(new ReversalDryRun(false, FindingView.of(List.of(finding))))
                        .build();
            case ReverseCheckOut.Outcome.NoSuchLoan _ -> noSuchLoan().response();
        };
    }

    private static Problem noSuchLoan() {
        return Problem.notFound("No loan has this id.");
    }
}
