package org.carrel.circulation.cashdrawers;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.money.Money;

/**
 * What went through a drawer, and what was found in it.
 *
 * @param drawer the drawer
 * @param takings what went in and out, by act and payment method
 * @param counts what was found, each time somebody counted
 */
public record DrawerReport(CashDrawer drawer, List<Takings> takings, List<Count> counts) {

    /**
     * What went in or out for one act in one way.
     *
     * @param act code of the act, such as {@code PAYMENT}
     * @param method code of the payment method
     * @param postings how often
     * @param sum how much went in, less what went out
     */
    public record Takings(String act, String method, int postings, Money sum) {}

    /**
     * What somebody found.
     *
     * @param at when
     * @param by who
     * @param counted how much was there
     * @param expected how much should have been
     * @param comment what they say about it
     */
    public record Count(
            Instant at,
            String by,
            Money counted,
            Money expected,
            @Nullable String comment) {

        /** What is there beyond what should be; negative if some is missing. */
        public Money difference() {
            return counted.minus(expected);
        }
    }

    public DrawerReport {
        takings = List.copyOf(takings);
        counts = List.copyOf(counts);
    }

    /** What should be in it: what it was opened with, and all that went through it since. */
    public Money expected() {
        return takings.stream().map(Takings::sum).reduce(drawer.opening().change(), Money::plus);
    }
}
