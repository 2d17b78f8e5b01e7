package org.carrel.circulation.fees;

import java.util.Currency;

import org.carrel.platform.money.Money;

/**
 * Where a patron's account stands, in one currency.
 *
 * @param owed what the patron owes
 * @param credit what the patron has paid in advance
 * @param refundDue what is to be paid out to the patron
 */
public record Balance(Money owed, Money credit, Money refundDue) {

    public static Balance zero(Currency currency) {
        Money zero = Money.zero(currency);
        return new Balance(zero, zero, zero);
    }

    public Currency currency() {
        return owed.currency();
    }

    /** The balance after a posting: it is what the lines add up to, and nothing else. */
    public Balance after(Posting posting) {
        return new Balance(
                new Money(Math.addExact(owed.minor(), posting.minorIn(Book.RECEIVABLE)), currency()),
                new Money(Math.subtractExact(credit.minor(), posting.minorIn(Book.CREDIT)), currency()),
                new Money(Math.subtractExact(refundDue.minor(), posting.minorIn(Book.REFUND_DUE)), currency()));
    }
}
