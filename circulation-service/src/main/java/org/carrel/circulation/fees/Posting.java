package org.carrel.circulation.fees;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.money.Money;

/**
 * Lines of one act, in one currency. They add up to nothing: what leaves one book enters another.
 *
 * @param act what it is for
 * @param lines at least two
 */
public record Posting(Act act, List<Line> lines) {

    /**
     * A line of the ledger. Lines are never changed.
     *
     * @param book the book
     * @param feeId the fee it concerns; null for what concerns none, such as credit
     * @param amount a debit if positive, a credit if negative; never nothing
     */
    public record Line(Book book, @Nullable UUID feeId, Money amount) {
        public Line {
            if (amount.isZero()) {
                throw new IllegalArgumentException("a line moves something");
            }
        }
    }

    public Posting {
        lines = List.copyOf(lines);
        if (lines.size() < 2) {
            throw new IllegalArgumentException("a posting moves something from one book to another: " + lines);
        }
        Money sum = lines.stream().map(Line::amount).reduce(Money::plus).orElseThrow();
        if (!sum.isZero()) {
            throw new IllegalArgumentException("a posting adds up to nothing, not " + sum);
        }
    }

    /** How much a book changes. */
    public long minorIn(Book book) {
        return lines.stream()
                .filter(line -> line.book() == book)
                .mapToLong(line -> line.amount().minor())
                .sum();
    }
}
