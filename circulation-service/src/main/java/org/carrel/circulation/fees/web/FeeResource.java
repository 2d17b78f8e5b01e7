package org.carrel.circulation.fees.web;

import java.net.URI;
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

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.fees.Charge;
import org.carrel.circulation.fees.Fee;
import org.carrel.circulation.fees.FeeLine;
import org.carrel.circulation.fees.FeeList;
import org.carrel.circulation.fees.RefundTo;
import org.carrel.circulation.fees.app.ChargeByHand;
import org.carrel.circulation.fees.app.SettleFees;
import org.carrel.circulation.replicas.app.AsksOwners;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Fees one by one: to look at, to charge by hand, to take back. */
@Path("/fees")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Fees")
public class FeeResource {
    private final FeeList fees;
    private final ChargeByHand chargeByHand;
    private final SettleFees settle;
    private final Settlements answers;
    private final Caller caller;

    FeeResource(FeeList fees, ChargeByHand chargeByHand, SettleFees settle, Settlements answers, Caller caller) {
        this.fees = fees;
        this.chargeByHand = chargeByHand;
        this.settle = settle;
        this.answers = answers;
        this.caller = caller;
    }

    /** For the documentation: what a page looks like. */
    @Schema(name = "FeePage")
    record FeePage(List<FeeView> items, @Nullable String next) {}

    @GET
    @PermissionsAllowed(Permissions.FEES_READ)
    @Operation(
            operationId = "listFees",
            summary = "List fees",
            description = "Of a patron, a loan or an item, oldest first. A patron sees only their own.")
    @APIResponse(
            responseCode = "200",
            description = "A page of fees.",
            content = @Content(schema = @Schema(implementation = FeePage.class)))
    public Response list(
            @QueryParam("patronId") @Nullable UUID patronId,
            @QueryParam("loanId") @Nullable UUID loanId,
            @QueryParam("itemId") @Nullable UUID itemId,
            @QueryParam("open") @Nullable Boolean open,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        @Nullable UUID whose = caller.kind() == Caller.Kind.PATRON && patronId == null ? caller.patronId() : patronId;
        if (whose != null) {
            caller.requireSelfIfPatron(whose);
        }
        if (whose == null && loanId == null && itemId == null) {
            throw new ProblemException(
                    Problem.invalid("patronId", "required", "Say whose fees, or those of which loan or item."));
        }
        List<FeeLine> found =
                fees.list(new FeeList.Filter(whose, loanId, itemId, open), page.afterId(), page.limit() + 1);
        return Page.of(found, page, line -> Cursor.of(line.fee().id()))
                .map(FeeView::of)
                .response(uri);
    }

    /** A fee with all that was posted for it. */
    @Schema(name = "FeeWithHistory")
    record FeeWithHistory(
            FeeView fee,

            @Schema(description = "What was posted for it, oldest first.")
            List<ReceiptView> history) {}

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.FEES_READ)
    @Operation(operationId = "getFee", summary = "Show a fee and all that was posted for it")
    @APIResponse(
            responseCode = "200",
            description = "The fee.",
            content = @Content(schema = @Schema(implementation = FeeWithHistory.class)))
    public FeeWithHistory get(@PathParam("id") UUID id) {
        FeeLine line = line(id);
        caller.requireSelfIfPatron(line.fee().charge().patronId());
        boolean forPatron = caller.kind() == Caller.Kind.PATRON;
        return new FeeWithHistory(
                FeeView.of(line),
                fees.history(id).stream()
                        .map(receipt -> ReceiptView.of(receipt, forPatron))
                        .toList());
    }

    /** A fee that staff charge. */
    @Schema(name = "FeeInput")
    record FeeInput(
            @NotNull UUID servicePointId,
            @NotNull UUID patronId,

            @NotBlank @Size(max = 40) @Schema(description = "From the list of fee types.", examples = "lost-card")
            String typeCode,

            @Valid @Schema(description = "Left out, what the list says.") @Nullable
            AmountInput amount,

            @Nullable UUID loanId,
            @Nullable UUID itemId,
            @Size(max = 500) @Nullable String comment) {}

    @POST
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.FEES_CHARGE)
    @Operation(
            operationId = "chargeFee",
            summary = "Charge a fee by hand",
            description = "The branch of the service point gets the money.")
    @APIResponse(
            responseCode = "201",
            description = "Charged.",
            content = @Content(schema = @Schema(implementation = FeeView.class)))
    public Response charge(@Valid @NotNull FeeInput input) {
        AmountInput amount = input.amount();
        return switch (chargeByHand.charge(
                new ChargeByHand.Wish(
                        input.servicePointId(),
                        input.patronId(),
                        input.typeCode(),
                        amount == null ? null : amount.positive("amount"),
                        new Charge.About(input.loanId(), input.itemId(), null),
                        input.comment()),
                caller)) {
            case ChargeByHand.Outcome.Charged(var feeId) ->
                Response.created(URI.create("fees/" + feeId))
                        .entity(FeeView.of(line(feeId)))
                        .build();
            case ChargeByHand.Outcome.NoSuchCounter _ ->
                Settlements.noSuchServicePoint().response();
            case ChargeByHand.Outcome.NoSuchPatron _ ->
                Problem.invalid("patronId", "unknown-patron", "No patron has this id.")
                        .response();
            case ChargeByHand.Outcome.NoSuchType _ ->
                Problem.invalid("typeCode", "unknown-fee-type", "Nothing of this code may be charged here.")
                        .response();
            case ChargeByHand.Outcome.AmountMissing _ ->
                Problem.invalid("amount", "required", "This type has no usual amount: say how much.")
                        .response();
            case ChargeByHand.Outcome.CommentMissing _ ->
                Problem.invalid("comment", "required", "This type asks for a comment.")
                        .response();
        };
    }

    /** Why a fee is taken back. */
    @Schema(name = "CancellationOfFeeInput")
    record CancellationInput(
            @NotNull UUID servicePointId,

            @NotBlank @Size(max = 200) @Schema(examples = "charged in error")
            String reason,

            @Schema(description = "Where what was paid goes; needed if anything was.") @Nullable
            RefundTo refundTo,

            @Size(max = 40) @Schema(description = "For TENDER: code of a payment method.") @Nullable
            String method,

            @Nullable UUID drawerId,
            @Size(max = 500) @Nullable String comment) {}

    @POST
    @Path("/{id}/cancellation")
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.FEES_FORGIVE)
    @Operation(
            operationId = "cancelFee",
            summary = "Take a fee back as charged in error",
            description = "What remains is cancelled by a reversing entry; what was paid is given back.")
    @APIResponse(
            responseCode = "201",
            description = "Taken back; this is the receipt.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Refused: it was taken back or settled before, or something was paid.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response cancel(@PathParam("id") UUID id, @Valid @NotNull CancellationInput input) {
        Fee fee = line(id).fee();
        return answers.answer(settle.cancel(
                new SettleFees.Task(
                        input.servicePointId(), fee.charge().patronId(), List.of(id), input.reason(), input.comment()),
                fee.charge().amount().currency(),
                input.refundTo(),
                input.refundTo() == RefundTo.TENDER ? AccountResource.hands(input.method(), input.drawerId()) : null,
                caller));
    }

    private FeeLine line(UUID id) {
        return fees.find(id).orElseThrow(() -> new ProblemException(Problem.notFound("No fee has this id.")));
    }
}
