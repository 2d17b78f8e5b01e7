package org.carrel.circulation.fees.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.fees.Act;
import org.carrel.circulation.fees.Book;
import org.carrel.circulation.fees.FeeKind;
import org.carrel.circulation.fees.Receipt;
import org.carrel.events.MoneyAmount;

/** A posting of the ledger, as its receipt tells it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Receipt")
record ReceiptView(
        UUID id,
        UUID patronId,
        Act act,
        Instant at,

        @Schema(description = "Who did it; left out for patrons.") @Nullable
        String actor,

        @Nullable UUID servicePointId,
        @Schema(examples = "cash") @Nullable String method,
        @Nullable UUID drawerId,
        @Nullable String reason,
        @Nullable String comment,
        List<MoveView> moves,
        MoneyAmount total,

        @Schema(description = "What the patron owed afterwards.")
        MoneyAmount owedAfter) {

    /** An amount that moved from one book to another. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LedgerMove")
    record MoveView(
            Book from,
            Book to,
            MoneyAmount amount,
            @Nullable UUID feeId,
            @Nullable FeeKind kind,
            @Nullable String title,
            @Nullable String barcode) {
        static MoveView of(Receipt.Move move) {
            Receipt.About about = move.about();
            return new MoveView(
                    move.outOf(),
                    move.into(),
                    move.amount().toAmount(),
                    about == null ? null : about.feeId(),
                    about == null ? null : about.kind(),
                    about == null ? null : about.title(),
                    about == null ? null : about.barcode());
        }
    }

    static ReceiptView of(Receipt receipt, boolean forPatron) {
        return new ReceiptView(
                receipt.id(),
                receipt.patronId(),
                receipt.act(),
                receipt.origin().at(),
                forPatron ? null : receipt.origin().actor(),
                receipt.origin().servicePointId(),
                receipt.particulars().method(),
                forPatron ? null : receipt.particulars().drawerId(),
                receipt.particulars().reason(),
                receipt.particulars().comment(),
                receipt.moves().stream().map(MoveView::of).toList(),
                receipt.total().toAmount(),
                receipt.owedAfter().toAmount());
    }
}
