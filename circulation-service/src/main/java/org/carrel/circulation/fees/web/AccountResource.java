package org.carrel.circulation.fees.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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

import org.carrel.circulation.fees.Balance;
import org.carrel.circulation.fees.Book;
import org.carrel.circulation.fees.FeeList;
import org.carrel.circulation.fees.Receipt;
import org.carrel.circulation.fees.RefundTo;
import org.carrel.circulation.fees.app.Balances;
import org.carrel.circulation.fees.app.LateFees;
import org.carrel.circulation.fees.app.SettleFees;
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

/** The account of a patron: what was posted, and what staff do with it at the counter. */
@Path("/patrons/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Fees")
public class AccountResource {
    private static final String REFUSED = "Refused; `reasons` tells the figures that would have been right.";

    private final SettleFees settle;
    private final FeeList fees;
    private final Settlements answers;
    private final Balances balances;
    private final LateFees lateFees;
    private final Caller caller;
    private final Clock clock;

    AccountResource(
            SettleFees settle,
            FeeList fees,
            Settlements answers,
            Balances balances,
            LateFees lateFees,
            Caller caller,
            Clock clock) {
        this.balances = balances;
        this.lateFees = lateFees;
        this.clock = clock;
        this.settle = settle;
        this.fees = fees;
        this.answers = answers;
        this.caller = caller;
    }

    /** Where an account stands, in one currency. */
    @Schema(name = "Balance")
    record BalanceView(
            MoneyAmount owed,

            @Schema(description = "What the patron paid in advance.")
            MoneyAmount credit,

            @Schema(description = "What is to be paid out to the patron.")
            MoneyAmount refundDue) {
        static BalanceView of(Balance balance) {
            return new BalanceView(
                    balance.owed().toAmount(),
                    balance.credit().toAmount(),
                    balance.refundDue().toAmount());
        }
    }

    /** A loan that is late, and what it would cost if it came back now. */
    @Schema(name = "AccruingFee")
    record AccruingView(
            UUID loanId,
            UUID itemId,
            Instant dueAt,
            MoneyAmount amount,

            @Schema(description = "Whether it grows no more.")
            boolean capped) {
        static AccruingView of(LateFees.Accruing one) {
            return new AccruingView(
                    one.loan().loan().loanId(),
                    one.loan().loan().itemId(),
                    one.loan().dueAt(),
                    one.accrued().amount().toAmount(),
                    one.accrued().capped());
        }
    }

    /** An account. */
    @Schema(name = "Account")
    record AccountView(
            UUID patronId,

            @Schema(description = "One for each currency there ever was.")
            List<BalanceView> balances,

            @Schema(description = "What is not charged yet, but would be.")
            List<AccruingView> accruing) {}

    @GET
    @Path("/account")
    @PermissionsAllowed(Permissions.FEES_READ)
    @Operation(
            operationId = "getAccount",
            summary = "Show where a patron's account stands, and what grows",
            description = "A patron sees only their own.")
    @APIResponse(
            responseCode = "200",
            description = "The account.",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    public AccountView account(@PathParam("id") UUID patronId) {
        caller.requireSelfIfPatron(patronId);
        return new AccountView(
                patronId,
                balances.of(patronId).stream().map(BalanceView::of).toList(),
                lateFees.of(patronId, clock.instant()).stream()
                        .map(AccruingView::of)
                        .toList());
    }

    /** For the documentation: what a page looks like. */
    @Schema(name = "StatementPage")
    record StatementPage(List<ReceiptView> items, @Nullable String next) {}

    @GET
    @Path("/statement")
    @PermissionsAllowed(Permissions.FEES_READ)
    @Operation(
            operationId = "getStatement",
            summary = "List what was posted for a patron",
            description = "Newest first. A patron sees only their own, without who did it.")
    @APIResponse(
            responseCode = "200",
            description = "A page of postings.",
            content = @Content(schema = @Schema(implementation = StatementPage.class)))
    public Response statement(
            @PathParam("id") UUID patronId, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        caller.requireSelfIfPatron(patronId);
        List<Receipt> found = fees.statement(patronId, page.afterId(), page.limit() + 1);
        return Page.of(found, page, receipt -> Cursor.of(receipt.id()))
                .map(receipt -> ReceiptView.of(receipt, caller.kind() == Caller.Kind.PATRON))
                .response(uri);
    }

    /** A payment. */
    @Schema(name = "PaymentInput")
    record PaymentInput(
            @NotNull UUID servicePointId,
            @NotNull @Valid AmountInput amount,

            @NotBlank @Size(max = 40) @Schema(examples = "cash", description = "Code of a payment method.")
            String method,

            @Schema(description = "For cash; left out, it is the only drawer open at the service point.") @Nullable
            UUID drawerId,

            @Size(max = 200)
            @Schema(description = "The fees to pay, in this order; left out, all that are open, oldest first.")
            @Nullable
            List<@NotNull UUID> feeIds,

            @Schema(description = "Whether what is left over becomes credit; otherwise too much is refused.") @Nullable
            Boolean keepRest,

            @Size(max = 500) @Nullable String comment) {}

    @POST
    @Path("/payments")
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.FEES_PAY)
    @Operation(
            operationId = "payFees",
            summary = "Take a payment",
            description = "For one fee or many, in full or in part. Send an Idempotency-Key: then a payment that is "
                    + "sent twice is taken once.")
    @APIResponse(
            responseCode = "201",
            description = "Paid; this is the receipt.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(
            responseCode = "409",
            description = REFUSED,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response pay(@PathParam("id") UUID patronId, @Valid @NotNull PaymentInput input) {
        return answers.answer(settle.pay(
                task(input.servicePointId(), patronId, input.feeIds(), null, input.comment()),
                input.amount().positive("amount"),
                new SettleFees.Hands(input.method(), input.drawerId()),
                Boolean.TRUE.equals(input.keepRest()),
                caller));
    }

    /** A payment from credit. */
    @Schema(name = "CreditPaymentInput")
    record CreditPaymentInput(
            @NotNull UUID servicePointId,
            @NotNull @Valid AmountInput amount,

            @Size(max = 200)
            @Schema(description = "The fees to pay, in this order; left out, all that are open, oldest first.")
            @Nullable
            List<@NotNull UUID> feeIds,

            @Size(max = 500) @Nullable String comment) {}

    @POST
    @Path("/credit-payments")
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.FEES_PAY)
    @Operation(operationId = "payFeesFromCredit", summary = "Pay fees with the patron's credit")
    @APIResponse(
            responseCode = "201",
            description = "Paid; this is the receipt.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(
            responseCode = "409",
            description = REFUSED,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response payFromCredit(@PathParam("id") UUID patronId, @Valid @NotNull CreditPaymentInput input) {
        return answers.answer(settle.payFromCredit(
                task(input.servicePointId(), patronId, input.feeIds(), null, input.comment()),
                input.amount().positive("amount"),
                caller));
    }

    /** Fees that are not to be paid by the patron here. */
    @Schema(name = "ReliefInput")
    record ReliefInput(
            @NotNull UUID servicePointId,

            @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(description = "ISO 4217 code.", examples = "EUR")
            String currency,

            @Valid @Schema(description = "How much of them; left out, all that remains.") @Nullable
            AmountInput amount,

            @Size(max = 200) @Schema(description = "The fees, in this order; left out, all that are open.") @Nullable
            List<@NotNull UUID> feeIds,

            @NotBlank @Size(max = 200) @Schema(examples = "hardship")
            String reason,

            @Size(max = 500) @Nullable String comment) {}

    @POST
    @Path("/waivers")
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.FEES_FORGIVE)
    @Operation(operationId = "waiveFees", summary = "Forgive fees, in full or in part")
    @APIResponse(
            responseCode = "201",
            description = "Forgiven; this is the receipt.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(
            responseCode = "409",
            description = REFUSED,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response waive(@PathParam("id") UUID patronId, @Valid @NotNull ReliefInput input) {
        return answers.answer(settle.waive(
                task(input.servicePointId(), patronId, input.feeIds(), input.reason(), input.comment()),
                AmountInput.currency("currency", input.currency()),
                amountIn(input),
                caller));
    }

    @POST
    @Path("/transfers")
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.FEES_FORGIVE)
    @Operation(
            operationId = "transferFees",
            summary = "Hand fees over to the bursar",
            description = "They are no longer owed to the library; the next bursar export carries them.")
    @APIResponse(
            responseCode = "201",
            description = "Handed over; this is the receipt.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(
            responseCode = "409",
            description = REFUSED,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response transfer(@PathParam("id") UUID patronId, @Valid @NotNull ReliefInput input) {
        return answers.answer(settle.transfer(
                task(input.servicePointId(), patronId, input.feeIds(), input.reason(), input.comment()),
                AmountInput.currency("currency", input.currency()),
                amountIn(input),
                caller));
    }

    private static org.carrel.platform.money.@Nullable Money amountIn(ReliefInput input) {
        AmountInput amount = input.amount();
        if (amount != null && !amount.currency().equals(input.currency())) {
            throw new ProblemException(
                    Problem.invalid("amount.currency", "other-currency", "It is the currency of the fees."));
        }
        return amount == null ? null : amount.positive("amount");
    }

    /** A refund. */
    @Schema(name = "RefundInput")
    record RefundInput(
            @NotNull UUID servicePointId,
            @NotNull UUID feeId,
            @NotNull @Valid AmountInput amount,

            @NotNull @Schema(description = "Where it goes: back as money, to credit, or onto the list of refunds due.")
            RefundTo to,

            @Size(max = 40) @Schema(description = "For TENDER: code of a payment method.", examples = "cash") @Nullable
            String method,

            @Nullable UUID drawerId,
            @NotBlank @Size(max = 200) String reason,
            @Size(max = 500) @Nullable String comment) {}

    @POST
    @Path("/refunds")
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.FEES_FORGIVE)
    @Operation(
            operationId = "refundFee",
            summary = "Give back what was paid for a fee",
            description = "Payments first, then what was handed over to the bursar: that part is taken back from them.")
    @APIResponse(
            responseCode = "201",
            description = "Given back; this is the receipt.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(
            responseCode = "409",
            description = REFUSED,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response refund(@PathParam("id") UUID patronId, @Valid @NotNull RefundInput input) {
        return answers.answer(settle.refund(
                task(input.servicePointId(), patronId, List.of(input.feeId()), input.reason(), input.comment()),
                input.amount().positive("amount"),
                input.to(),
                input.to() == RefundTo.TENDER ? hands(input.method(), input.drawerId()) : null,
                caller));
    }

    /** Money paid out. */
    @Schema(name = "PayoutInput")
    record PayoutInput(
            @NotNull UUID servicePointId,
            @NotNull @Valid AmountInput amount,

            @NotNull @Schema(description = "Whether a refund that is due is paid out, or credit.")
            Owing from,

            @NotBlank @Size(max = 40) @Schema(examples = "cash")
            String method,

            @Nullable UUID drawerId,
            @Size(max = 500) @Nullable String comment) {

        /** What the library may owe a patron. */
        @Schema(name = "OwingToPatron")
        enum Owing {
            CREDIT,
            REFUND_DUE
        }
    }

    @POST
    @Path("/payouts")
    @AsksOwners
    @Command
    @PermissionsAllowed(Permissions.FEES_FORGIVE)
    @Operation(operationId = "payOut", summary = "Pay out credit, or a refund that is due")
    @APIResponse(
            responseCode = "201",
            description = "Paid out; this is the receipt.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(
            responseCode = "409",
            description = REFUSED,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response payOut(@PathParam("id") UUID patronId, @Valid @NotNull PayoutInput input) {
        return answers.answer(settle.payOut(
                task(input.servicePointId(), patronId, null, null, input.comment()),
                input.amount().positive("amount"),
                switch (input.from()) {
                    case CREDIT -> Book.CREDIT;
                    case REFUND_DUE -> Book.REFUND_DUE;
                },
                new SettleFees.Hands(input.method(), input.drawerId()),
                caller));
    }

    static SettleFees.Hands hands(@Nullable String method, @Nullable UUID drawerId) {
        if (method == null || method.isBlank()) {
            throw new ProblemException(Problem.invalid("method", "required", "Say how the money is given back."));
        }
        return new SettleFees.Hands(method, drawerId);
    }

    private static SettleFees.Task task(
            UUID servicePointId,
            UUID patronId,
            @Nullable List<UUID> feeIds,
            @Nullable String reason,
            @Nullable String comment) {
        return new SettleFees.Task(servicePointId, patronId, feeIds == null ? List.of() : feeIds, reason, comment);
    }
}
