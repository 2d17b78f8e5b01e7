package org.carrel.circulation.lost.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.web.FindingView;
import org.carrel.circulation.loans.app.Desks;
import org.carrel.circulation.lost.app.DeclareLost;
import org.carrel.circulation.lost.app.FindOutCost;
import org.carrel.circulation.lost.app.LookUpLoss;
import org.carrel.circulation.replicas.app.AsksOwners;
import org.carrel.platform.command.Command;
import org.carrel.platform.money.Money;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Loans whose item is lost. */
@Path("/loans/{id}/loss")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Loans")
public class LossResource {
    private final DeclareLost declareLost;
    private final FindOutCost findOutCost;
    private final LookUpLoss lookUp;
    private final Desks desks;
    private final Caller caller;

    LossResource(DeclareLost declareLost, FindOutCost findOutCost, LookUpLoss lookUp, Desks desks, Caller caller) {
        this.declareLost = declareLost;
        this.findOutCost = findOutCost;
        this.lookUp = lookUp;
        this.desks = desks;
        this.caller = caller;
    }

    /** A declaration. */
    @Schema(name = "LossDeclaration")
    record LossInput(
            @NotNull UUID servicePointId,

            @Schema(description = "Since when it is lost; now if it is not said.", nullable = true) @Nullable
            Instant lostAt,

            @NotBlank @Size(max = 1000) @Schema(examples = "Left on the train")
            String reason) {}

    /** What it costs. */
    @Schema(name = "LossCost")
    record CostInput(
            @NotNull UUID servicePointId,

            @Min(0) @Schema(description = "In minor units; 0 if nothing is asked for it.", examples = "24900")
            long minor,

            @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(examples = "DKK")
            String currency) {}

    @GET
    @PermissionsAllowed(Permissions.LOANS_READ)
    @Operation(
            operationId = "getLoss",
            summary = "Show how it is with a loan that does not come back as it should",
            description =
                    "How late it is, when its item counts as lost, how far the bill is, and what the patron claims.")
    @APIResponse(
            responseCode = "200",
            description = "How it is.",
            content = @Content(schema = @Schema(implementation = LossView.class)))
    public Response get(@PathParam("id") UUID loanId) {
        return lookUp.of(loanId, caller)
                .map(trouble -> Response.ok(LossView.of(trouble)).build())
                .orElseGet(LossResource::noSuchLoan);
    }

    @POST
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.LOANS_MANAGE)
    @Operation(
            operationId = "declareLost",
            summary = "Declare the item of a loan lost",
            description = "What was promised with the loan is billed at once. The loan stays open until all of it is "
                    + "settled, or the item comes back; it ends at once if the loss costs nothing.")
    @APIResponse(
            responseCode = "200",
            description = "How it is with the loan now.",
            content = @Content(schema = @Schema(implementation = LossView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Refused: `LOAN_CLOSED`, `ITEM_LOST`, `LOST_IN_FUTURE`, `LOST_BEFORE_CHECK_OUT`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response declare(@PathParam("id") UUID loanId, @Valid @NotNull LossInput input) {
        if (desks.at(input.servicePointId(), caller).isEmpty()) {
            return noSuchDesk();
        }
        Instant lostAt = input.lostAt() == null ? null : input.lostAt().truncatedTo(ChronoUnit.MICROS);
        return switch (declareLost.declare(
                loanId, new DeclareLost.Declaration(input.servicePointId(), lostAt, input.reason()), caller)) {
            case DeclareLost.Outcome.Declared _ -> get(loanId);
            case DeclareLost.Outcome.Refused(var findings) ->
                FindingView.refusal("The item cannot be declared lost.", findings)
                        .response();
            case DeclareLost.Outcome.NoSuchLoan _ -> noSuchLoan();
        };
    }

    @POST
    @Path("/cost")
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.FEES_CHARGE)
    @Operation(
            operationId = "chargeActualCost",
            summary = "Charge what a lost item costs, where the rules leave that to staff",
            description = "Within the bounds that were promised with the loan.")
    @APIResponse(
            responseCode = "200",
            description = "How it is with the loan now.",
            content = @Content(schema = @Schema(implementation = LossView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Refused: `NO_COST_WANTED`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response cost(@PathParam("id") UUID loanId, @Valid @NotNull CostInput input) {
        if (desks.at(input.servicePointId(), caller).isEmpty()) {
            return noSuchDesk();
        }
        Money cost;
        try {
            cost = Money.of(input.minor(), input.currency());
        } catch (IllegalArgumentException unknown) {
            return Problem.invalid("currency", "unknown-currency", "No currency has this code.")
                    .response();
        }
        return switch (findOutCost.charge(loanId, cost, input.servicePointId(), caller)) {
            case FindOutCost.Outcome.Charged _ -> get(loanId);
            case FindOutCost.Outcome.Refused(var findings) ->
                FindingView.refusal("Nobody waits for the cost of this.", findings)
                        .response();
            case FindOutCost.Outcome.NoSuchLoan _ -> noSuchLoan();
        };
    }

    static Response noSuchLoan() {
        return Problem.notFound("No loan has this id.").response();
    }

    static Response noSuchDesk() {
        return Problem.invalid("servicePointId", "unknown-service-point", "No service point has this id.")
                .response();
    }
}
