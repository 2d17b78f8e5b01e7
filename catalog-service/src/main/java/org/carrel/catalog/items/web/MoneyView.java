package org.carrel.catalog.items.web;

import java.util.Currency;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import org.carrel.events.MoneyAmount;

/** An amount of money on the wire. */
@Schema(name = "Money", description = "An amount in minor units of an ISO 4217 currency.")
record MoneyView(
        @Min(0) @Schema(examples = "2495") long minor,
        @NotNull @Schema(examples = "EUR") Currency currency) {

    static MoneyView of(MoneyAmount amount) {
        return new MoneyView(amount.minor(), Currency.getInstance(amount.currency()));
    }

    MoneyAmount amount() {
        return new MoneyAmount(minor, currency.getCurrencyCode());
    }
}
