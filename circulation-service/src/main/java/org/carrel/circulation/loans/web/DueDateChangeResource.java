package org.carrel.circulation.loans.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

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

import org.carrel.circulation.findings.web.FindingView;
import org.carrel.circulation.findings.web.OverrideInput;
import org.carrel.circulation.loans.DueDateChange;
import org.carrel.circulation.loans.LoanLine;
import org.carrel.circulation.loans.LoanList;
import org.carrel.circulation.loans.app.ChangeDueDates;
import org.carrel.circulation.replicas.app.AsksOwners;
import org.carrel.platform.command.Command;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Moving due dates, of one loan or of many. */
@Path("/due-date-changes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Loans")
public class DueDateChangeResource {
    private final ChangeDueDates changeDueDates;
    private final LoanList loans;
    private final Caller caller;
    private final Clock clock;

    DueDateChangeResource(ChangeDueDates changeDueDates, LoanList loans, Caller caller, Clock clock) {
        this.changeDueDates = changeDueDates;
        this.loans = loans;
        this.caller = caller;
        this.clock = clock;
    }

    /** Which due dates are to be moved, and to when. */
    @Schema(name = "DueDateChangeRequest", description = "Either dueAt or laterByDays says to when.")
    record DueDateChangeInput(
            @NotNull @Size(min = 1, max = 500) List<@NotNull UUID> loanIds,

            @Nullable Instant dueAt,

            @Min(-365)
            @Max(365)
            @Schema(
                    description = "By so many days, at the same time of day in the zone of the branch; below 0 makes "
                            + "it earlier.",
                    examples = "7")
            @Nullable
            Integer laterByDays,

            @NotBlank @Size(max = 500) @Schema(description = "Why, for the record.", examples = "ferry cancelled")
            String reason,

            @Schema(description = "Where staff are, if at a desk.") @Nullable
            UUID servicePointId,

            @Valid @Size(max = 40) @Nullable List<OverrideInput> overrides) {

        ChangeDueDates.Wish wish() {
            return new ChangeDueDates.Wish(
                    loanIds, target(), reason.strip(), servicePointId, OverrideInput.overrides(overrides));
        }

        private DueDateChange.Target target() {
            if (dueAt != null && laterByDays == null) {
                return new DueDateChange.Target.At(dueAt);
            }
            if (laterByDays != null && dueAt == null) {
                return new DueDateChange.Target.ByDays(laterByDays);
            }
            throw new ProblemException(
                    Problem.invalid("dueAt", "either-or", "Send either dueAt or laterByDays, and not both."));
        }
    }

    /** What was decided about one of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DueDateChange")
    record VerdictView(
            @Schema(description = "The loan as it stands now.")
            LoanView loan,

            boolean moved,

            @Schema(description = "When it would be due; only in a dry run that would move it.") @Nullable
            Instant dueAt,

            List<FindingView> findings) {}

    /** What was decided about all of them. */
    @Schema(name = "DueDateChanges")
    record VerdictsView(int moved, int refused, List<VerdictView> loans) {}

    @POST
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.LOANS_MANAGE)
    @Operation(
            operationId = "changeDueDates",
            summary = "Move the due dates of loans",
            description = "Each loan gets its own verdict, and what can be moved is, in one transaction. Who moved it, "
                    + "when and why stays on the loan's trail. Ids that are no loan's are left out.")
    @APIResponse(
            responseCode = "200",
            description = "A verdict for each loan, in the order in which they began.",
            content = @Content(schema = @Schema(implementation = VerdictsView.class)))
    public Response change(@Valid @NotNull DueDateChangeInput input) {
        return answer(changeDueDates.change(input.wish(), caller), false);
    }

    @POST
    @Path("/dry-run")
    @WithoutReplay("changes nothing, so that nothing needs to be remembered")
    @PermissionsAllowed(Permissions.LOANS_MANAGE)
    @Operation(operationId = "changeDueDatesDryRun", summary = "Say which due dates could be moved, without doing it")
    @APIResponse(
            responseCode = "200",
            description = "The verdict of each loan as it would be given now.",
            content = @Content(schema = @Schema(implementation = VerdictsView.class)))
    public Response changeDryRun(@Valid @NotNull DueDateChangeInput input) {
        return QuarkusTransaction.requiringNew()
                .call(() -> answer(changeDueDates.wouldChange(input.wish(), caller), true));
    }

    private Response answer(ChangeDueDates.Outcome outcome, boolean dry) {
        return switch (outcome) {
            case ChangeDueDates.Outcome.Done(var considered) ->
                Response.ok(view(considered, dry)).build();
            case ChangeDueDates.Outcome.NoSuchDesk _ ->
                RenewalInput.noSuchDesk().response();
        };
    }

    private VerdictsView view(List<ChangeDueDates.Considered> considered, boolean dry) {
        Instant now = clock.instant();
        Map<UUID, LoanLine> lines = loans
                .these(considered.stream().map(one -> one.loan().id()).toList())
                .stream()
                .collect(Collectors.toMap(line -> line.loan().id(), Function.identity()));
        List<VerdictView> verdicts = considered.stream()
                .map(one -> new VerdictView(
                        LoanView.of(Objects.requireNonNull(lines.get(one.loan().id())), now),
                        one.moved() && !dry,
                        one.moved() && dry ? one.loan().course().dueAt() : null,
                        FindingView.of(one.decision().findings())))
                .toList();
        int granted = (int)
                considered.stream().filter(ChangeDueDates.Considered::moved).count();
        return new VerdictsView(dry ? 0 : granted, considered.size() - granted, verdicts);
    }
}
