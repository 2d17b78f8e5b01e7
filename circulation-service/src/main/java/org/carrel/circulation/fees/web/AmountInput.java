package org.carrel.circulation.fees.web;

import java.util.Currency;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import org.carrel.platform.money.Money;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/**
 * An amount that a client names.
 *
 * @param minor in minor units
 * @param currency ISO 4217 code
 */
@Schema(name = "AmountInput")
public record AmountInput(
        @Min(0) @Max(100_000_000_000L) @Schema(description = "In minor units, such as cents.", examples = "350")
        long minor,

        @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(description = "ISO 4217 code.", examples = "EUR")
        String currency) {

    /** The amount, which may be nothing; an unknown currency gets a 400. */
    public Money money(String field) {
        return new Money(minor, currency(field + ".currency", currency));
    }

    /** The amount; nothing, or an unknown currency, gets a 400. */
    public Money positive(String field) {
        if (minor == 0) {
            throw new ProblemException(Problem.invalid(field + ".minor", "positive", "It is more than nothing."));
        }
        return money(field);
    }

    /** The currency of a code; an unknown one gets a 400. */
    static Currency currency(String field, String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(one -> one.getCurrencyCode().equals(code))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.invalid(field, "unknown-currency", "ISO 4217 has no currency with this code.")));
    }
}
