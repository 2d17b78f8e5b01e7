package org.carrel.events;

/**
 * An amount of money on the wire.
 *
 * @param minor the amount in minor units of the currency, such as cents
 * @param currency ISO 4217 alphabetic code
 */
public record MoneyAmount(long minor, String currency) {

    public MoneyAmount {
        if (currency.length() != 3) {
            throw new IllegalArgumentException("not an ISO 4217 code: " + currency);
        }
    }
}
