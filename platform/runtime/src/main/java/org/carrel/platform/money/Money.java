package org.carrel.platform.money;

import java.util.Currency;

import org.carrel.events.MoneyAmount;

/**
 * An amount of money: a whole number of minor units (cents, fils, yen) of one currency. Arithmetic is exact; it throws
 * {@link ArithmeticException} on overflow and {@link IllegalArgumentException} when currencies differ.
 *
 * @param minor the amount in minor units, may be negative
 * @param currency ISO 4217 currency
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    /** An amount of the currency with the given ISO 4217 code. */
    public static Money of(long minor, String currencyCode) {
        return new Money(minor, Currency.getInstance(currencyCode));
    }

    /** The amount that an event carried. */
    public static Money of(MoneyAmount amount) {
        return of(amount.minor(), amount.currency());
    }

    /** Nothing, in a currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    /** This amount, or the cap if this amount is greater. */
    public Money atMost(Money cap) {
        return compareTo(cap) <= 0 ? this : cap;
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    /** The form in which events carry money. */
    public MoneyAmount toAmount() {
        return new MoneyAmount(minor, currency.getCurrencyCode());
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
