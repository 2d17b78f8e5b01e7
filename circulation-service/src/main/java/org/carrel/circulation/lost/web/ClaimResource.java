package org.carrel.circulation.lost.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
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
import org.carrel.circulation.lost.ClaimResolution;
import org.carrel.circulation.lost.app.ClaimReturned;
import org.carrel.circulation.lost.app.LookUpLoss;
import org.carrel.circulation.replicas.app.AsksOwners;
import org.carrel.platform.command.Command;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Claims of patrons to have returned what is still on loan to them. */
@Path("/loans/{id}/claim")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Loans")
public class ClaimResource {
    private final ClaimReturned claimReturned;
    private final LookUpLoss lookUp;
    private final Desks desks;
    private final Caller caller;

    ClaimResource(ClaimReturned claimReturned, LookUpLoss lookUp, Desks desks, Caller caller) {
        this.claimReturned = claimReturned;
        this.lookUp = lookUp;
        this.desks = desks;
        this.caller = caller;
    }

    /** A claim. */
    @Schema(name = "ReturnClaimRequest")
    record ClaimInput(
            @NotNull
            @Schema(description = "When the patron says that it was returned.", examples = "2026-05-30T10:00:00Z")
            Instant claimedReturnedAt,

            @Size(max = 1000) @Schema(examples = "Says it lay in the book drop on Saturday", nullable = true) @Nullable
            String comment,

            @Schema(nullable = true) @Nullable UUID servicePointId) {}

    /** What became of it. */
    @Schema(name = "ReturnClaimResolution")
    record ResolutionInput(
            @NotNull @Schema(enumeration = {"MISSING", "DECLARED_LOST"})
            ClaimResolution resolution,

            @NotBlank @Size(max = 1000) @Schema(examples = "Not on the shelf after three searches")
            String comment,

            @NotNull UUID servicePointId) {}

    /** A claim that was noted. */
    @Schema(name = "ReturnClaimNoted")
    record NotedView(
            UUID id,
            UUID loanId,
            UUID patronId,
            Instant claimedReturnedAt,

            @Schema(description = "How often this patron has claimed to have returned something, with this time.")
            int claims) {}

    @POST
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.LOANS_MANAGE)
    @Operation(
            operationId = "claimReturned",
            summary = "Note that a patron claims to have returned an item",
            description = "The loan stays open, but no longer counts towards limits, does not become lost, and nothing "
                    + "more is charged for its being late. A check-in resolves the claim, or its resolution.")
    @APIResponse(
            responseCode = "200",
            description = "It was noted.",
            content = @Content(schema = @Schema(implementation = NotedView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Refused: `LOAN_CLOSED`, `ITEM_CLAIMED_RETURNED`, `RETURNED_IN_FUTURE`, "
                    + "`RETURNED_BEFORE_CHECK_OUT`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response claim(@PathParam("id") UUID loanId, @Valid @NotNull ClaimInput input) {
        UUID servicePointId = input.servicePointId();
        if (servicePointId != null && desks.at(servicePointId, caller).isEmpty()) {
            return LossResource.noSuchDesk();
        }
        return answer(
                loanId,
                claimReturned.claim(
                        loanId,
                        input.claimedReturnedAt().truncatedTo(ChronoUnit.MICROS),
                        input.comment(),
                        servicePointId,
                        caller));
    }

    @POST
    @Path("/resolution")
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.LOANS_MANAGE)
    @Operation(
            operationId = "resolveClaim",
            summary = "Resolve a claim without the item",
            description = "MISSING ends the loan, and the library looks for the item. DECLARED_LOST bills the patron. "
                    + "If the item is there, check it in and say so.")
    @APIResponse(
            responseCode = "200",
            description = "How it is with the loan now.",
            content = @Content(schema = @Schema(implementation = LossView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Refused: `LOAN_CLOSED`, `NO_CLAIM_TO_RESOLVE`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response resolve(@PathParam("id") UUID loanId, @Valid @NotNull ResolutionInput input) {
        if (desks.at(input.servicePointId(), caller).isEmpty()) {
            return LossResource.noSuchDesk();
        }
        return answer(
                loanId,
                claimReturned.resolve(loanId, input.resolution(), input.comment(), input.servicePointId(), caller));
    }

    private Response answer(UUID loanId, ClaimReturned.Outcome outcome) {
        return switch (outcome) {
            case ClaimReturned.Outcome.Claimed(var claim, var claims) ->
                Response.ok(new NotedView(claim.id(), loanId, claim.patronId(), claim.claimedAt(), claims))
                        .build();
            case ClaimReturned.Outcome.Resolved _ ->
                Response.ok(LossView.of(lookUp.of(loanId, caller).orElseThrow()))
                        .build();
            case ClaimReturned.Outcome.Refused(var findings) ->
                FindingView.refusal("The claim cannot be noted or resolved so.", findings)
                        .response();
            case ClaimReturned.Outcome.NoSuchLoan _ -> LossResource.noSuchLoan();
        };
    }
}
