package org.carrel.circulation.rules;

import org.carrel.platform.money.Money;

/**
 * What lending costs.
 *
 * @param terms the terms of which these are a part
 */
public record RentalTerms(Terms terms) {

    /** What lending costs. */
    public Value.Rate fee() {
        return (Value.Rate) terms.value(Setting.RENTAL_FEE);
    }

    /** Whether closed days cost, too. */
    public boolean onClosedDays() {
        return terms.flag(Setting.RENTAL_ON_CLOSED_DAYS);
    }

    /** Whether a renewal costs again. */
    public boolean onRenewal() {
        return terms.flag(Setting.RENTAL_ON_RENEWAL);
    }

    /** By how much it costs less. */
    public int discountPercent() {
        return ((Value.Percent) terms.value(Setting.RENTAL_DISCOUNT)).percent();
    }

    /** What is deposited until the return. */
    public Money deposit() {
        return terms.amount(Setting.DEPOSIT);
    }
}
