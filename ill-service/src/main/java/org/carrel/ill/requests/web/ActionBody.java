package org.carrel.ill.requests.web;

import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.ill.requests.MoveDetails;
import org.carrel.platform.money.Money;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

@Schema(
        name = "IllActionBody",
        description = "What is told along with an action; most actions need nothing.",
        examples = "{\"note\":\"Answered by telephone\",\"condition\":\"Library use only\"}")
record ActionBody(
        @Schema(description = "The partner that is asked; required by `send`.") @Nullable
        UUID partnerId,

        @Schema(description = "When the partner wants it back; required by `grant-renewal`.") @Nullable
        Instant dueAt,

        @Schema(description = "A condition that the partner sets with `will-supply`.") @Size(max = 500) @Nullable
        String condition,

        @Schema(description = "What the partner asks for with `will-supply`.") @Valid @Nullable
        Cost cost,

        @Schema(description = "The partner's barcode on the item.") @Size(max = 60) @Nullable
        String itemBarcode,

        @Size(max = 2000) @Nullable String note) {

    static final ActionBody EMPTY = new ActionBody(null, null, null, null, null, null);

    @Schema(name = "IllCost", description = "An amount in minor units of a currency.")
    record Cost(
            @PositiveOrZero long minor,
            @Schema(examples = "EUR") @NotNull String currency) {

        Money money() {
            try {
                return new Money(minor, Currency.getInstance(currency));
            } catch (IllegalArgumentException e) {
                throw new ProblemException(
                        Problem.invalid("cost.currency", "not-a-currency", "must be an ISO 4217 code such as EUR"));
            }
        }

        static Cost of(Money money) {
            return new Cost(money.minor(), money.currency().getCurrencyCode());
        }
    }

    MoveDetails details() {
        return new MoveDetails(
                partnerId,
                dueAt,
                blank(condition),
                cost == null ? null : cost.money(),
                blank(itemBarcode),
                blank(note));
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
