package org.carrel.circulation.loans.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Severity;
import org.carrel.circulation.findings.web.FindingView;
import org.carrel.circulation.findings.web.OverrideInput;
import org.carrel.circulation.loans.LoanLine;
import org.carrel.circulation.loans.LoanList;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.loans.OpenLoans.Choice;
import org.carrel.circulation.loans.app.RenewLoans;
import org.carrel.circulation.replicas.app.AsksOwners;
import org.carrel.platform.command.Command;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Renewing by the scan of an item, or all that a patron has, in one call. */
@Path("/renewals")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Desk")
public class RenewalResource {
    private final RenewLoans renewLoans;
    private final LoanList loans;
    private final Caller caller;
    private final Clock clock;

    RenewalResource(RenewLoans renewLoans, LoanList loans, Caller caller, Clock clock) {
        this.renewLoans = renewLoans;
        this.loans = loans;
        this.caller = caller;
        this.clock = clock;
    }

    /** Which loans are to be renewed. */
    @Schema(
            name = "RenewalsRequest",
            description = "Exactly one of itemBarcode, patronCard, patronId and loanIds says which loans.")
    record RenewalsInput(
            @Schema(description = "Where staff are; required with itemBarcode.") @Nullable
            UUID servicePointId,

            @Size(min = 1, max = 64) @Schema(description = "The item in hand.", examples = "31234000123456") @Nullable
            String itemBarcode,

            @Size(min = 1, max = 64)
            @Schema(description = "All that this patron has.", examples = "20000000001234")
            @Nullable
            String patronCard,

            @Nullable UUID patronId,

            @Size(min = 1, max = 500) @Nullable List<@NotNull UUID> loanIds,

            @Valid @Size(max = 40) @Schema(description = "Findings to set aside, for every one of the loans.") @Nullable
            List<OverrideInput> overrides,

            @Schema(description = "A due date set by staff, for every one of the loans.") @Nullable
            Instant dueAt) {

        RenewLoans.Wish wish(Caller caller) {
            return new RenewalInput(servicePointId, itemBarcode != null, overrides, dueAt).wish(choice(), caller);
        }

        private Choice choice() {
            long told = Stream.of(itemBarcode, patronCard, patronId, loanIds)
                    .filter(java.util.Objects::nonNull)
                    .count();
            if (told == 1 && itemBarcode != null) {
                return new Choice.OfItem(itemBarcode.strip());
            }
            if (told == 1 && patronCard != null) {
                return new Choice.OfPatron(new Loans.Who.ByCard(patronCard.strip()));
            }
            if (told == 1 && patronId != null) {
                return new Choice.OfPatron(new Loans.Who.ById(patronId));
            }
            if (told == 1 && loanIds != null) {
                return new Choice.ByIds(loanIds);
            }
            throw new ProblemException(Problem.invalid(
                    "itemBarcode", "exactly-one", "Send one of itemBarcode, patronCard, patronId and loanIds."));
        }
    }

    /** What was decided about one of them. */
    @Schema(name = "RenewalOfMany")
    record VerdictView(
            @Schema(description = "The loan as it stands now.")
            LoanView loan,

            boolean renewed,

            @Schema(description = "When it would be due; only in a dry run that would renew it.") @Nullable
            Instant dueAt,

            List<FindingView> findings) {}

    /** What was decided about all of them. */
    @Schema(name = "Renewals")
    record RenewalsView(int renewed, int refused, List<VerdictView> loans) {}

    @POST
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.RENEW)
    @Operation(
            operationId = "renewLoans",
            summary = "Renew the loan of an item in hand, all loans of a patron, or several by their ids",
            description = "Each loan gets its own verdict, and what can be renewed is, in one transaction. Up to 1000 "
                    + "loans of a patron are considered. A patron renews their own.")
    @APIResponse(
            responseCode = "200",
            description =
                    "A verdict for each loan, in the order in which they began; none if there is nothing to renew.",
            content = @Content(schema = @Schema(implementation = RenewalsView.class)))
    @APIResponse(
            responseCode = "409",
            description = "The item in hand is not on loan.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response renew(@Valid @NotNull RenewalsInput input) {
        RenewLoans.Wish wish = input.wish(caller);
        return answer(wish, renewLoans.renew(wish, caller), false);
    }

    @POST
    @Path("/dry-run")
    @WithoutReplay("changes nothing, so that nothing needs to be remembered")
    @PermissionsAllowed(Permissions.RENEW)
    @Operation(operationId = "renewLoansDryRun", summary = "Say which loans could be renewed, without doing it")
    @APIResponse(
            responseCode = "200",
            description = "The verdict of each loan as it would be given now.",
            content = @Content(schema = @Schema(implementation = RenewalsView.class)))
    public Response renewDryRun(@Valid @NotNull RenewalsInput input) {
        RenewLoans.Wish wish = input.wish(caller);
        return QuarkusTransaction.requiringNew().call(() -> answer(wish, renewLoans.wouldRenew(wish, caller), true));
    }

    private Response answer(RenewLoans.Wish wish, RenewLoans.Outcome outcome, boolean dry) {
        return switch (outcome) {
            case RenewLoans.Outcome.Done(var considered)
            when considered.isEmpty() && wish.choice() instanceof Choice.OfItem ->
                FindingView.refusal("There is no loan to renew.", List.of(notOnLoan()))
                        .response();
            case RenewLoans.Outcome.Done(var considered) ->
                Response.ok(view(considered, dry)).build();
            case RenewLoans.Outcome.NoSuchDesk _ -> RenewalInput.noSuchDesk().response();
        };
    }

    private static Finding notOnLoan() {
        return new Finding(FindingCode.ITEM_NOT_ON_LOAN, Severity.REFUSE, Map.of(), null, false);
    }

    private RenewalsView view(List<RenewLoans.Considered> considered, boolean dry) {
        Instant now = clock.instant();
        Map<UUID, LoanLine> lines = loans
                .these(considered.stream().map(one -> one.loan().id()).toList())
                .stream()
                .collect(Collectors.toMap(line -> line.loan().id(), Function.identity()));
        List<VerdictView> verdicts = considered.stream()
                .map(one -> new VerdictView(
                        LoanView.of(
                                java.util.Objects.requireNonNull(
                                        lines.get(one.loan().id())),
                                now),
                        one.renewed() && !dry,
                        one.renewed() && dry ? one.loan().course().dueAt() : null,
                        FindingView.of(one.decision().findings())))
                .toList();
        int granted =
                (int) considered.stream().filter(RenewLoans.Considered::renewed).count();
        return new RenewalsView(dry ? 0 : granted, considered.size() - granted, verdicts);
    }
}
