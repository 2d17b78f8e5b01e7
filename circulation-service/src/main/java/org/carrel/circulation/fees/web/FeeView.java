package org.carrel.circulation.fees.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.fees.Charge;
import org.carrel.circulation.fees.Fee;
import org.carrel.circulation.fees.FeeKind;
import org.carrel.circulation.fees.FeeLine;
import org.carrel.events.MoneyAmount;

/** A fee as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Fee")
record FeeView(
        UUID id,
        UUID patronId,
        FeeKind kind,

        @Schema(description = "Its type, if staff charged it.", examples = "lost-card") @Nullable
        String typeCode,

        @Nullable UUID loanId,
        @Nullable UUID requestId,
        @Nullable UUID itemId,
        @Schema(examples = "Niels Lyhne") @Nullable String title,
        @Schema(examples = "31234000123456") @Nullable String barcode,

        @Schema(description = "The branch that gets the money.")
        UUID branchId,

        @Nullable String comment,
        Instant chargedAt,

        @Schema(description = "Since when nothing of it is owed.") @Nullable
        Instant settledAt,

        @Schema(description = "Whether it was taken back.") boolean voided,
        MoneyAmount amount,

        @Schema(description = "What is still owed of it.") MoneyAmount remaining,
        MoneyAmount paid,
        MoneyAmount waived,
        MoneyAmount transferred,
        MoneyAmount cancelled,

        @Schema(description = "What was given back, from payments and transfers.")
        MoneyAmount refunded,

        @Schema(description = "What may be done with it.") List<Fee.Doing> actions,
        long version) {

    static FeeView of(FeeLine line) {
        Fee fee = line.fee();
        Charge charge = fee.charge();
        Fee.Figures figures = fee.figures();
        return new FeeView(
                fee.id(),
                charge.patronId(),
                charge.kind(),
                charge.note().typeCode(),
                charge.about().loanId(),
                charge.about().requestId(),
                charge.about().itemId(),
                line.title(),
                line.barcode(),
                charge.branchId(),
                charge.note().comment(),
                fee.chargedAt(),
                fee.settledAt(),
                fee.voided(),
                charge.amount().toAmount(),
                figures.remaining().toAmount(),
                figures.paid().toAmount(),
                figures.waived().toAmount(),
                figures.transferred().toAmount(),
                figures.cancelled().toAmount(),
                figures.refunded().plus(figures.recalled()).toAmount(),
                List.copyOf(fee.doable()),
                fee.version());
    }
}
