package org.carrel.circulation.patrons;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.money.Money;

/**
 * What a patron still has to make good.
 *
 * @param owed what they owe, in each currency in which they owe something
 * @param suspendedUntil the last day on which late returns keep them from borrowing; null if none do
 */
public record Dues(List<Money> owed, @Nullable LocalDate suspendedUntil) {
    public static final Dues NONE = new Dues(List.of(), null);

    public Dues {
        owed = List.copyOf(owed);
    }
}
