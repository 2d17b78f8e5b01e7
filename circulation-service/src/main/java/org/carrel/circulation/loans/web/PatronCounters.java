package org.carrel.circulation.loans.web;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import org.carrel.circulation.loans.Counters;
import org.carrel.events.MoneyAmount;

/** What a patron has, after what was just done. */
@Schema(name = "PatronCounters")
public record PatronCounters(
        @Schema(description = "Open loans.") int loans,

        @Schema(description = "Open loans past their due date.")
        int overdue,

        @Schema(description = "Open loans of lost items.") int lost,

        @Schema(description = "Open loans whose items the patron says were returned.")
        int claimedReturned,

        @Schema(description = "Open requests for which nothing is on the hold shelf yet.")
        int requestsWaiting,

        @Schema(description = "Items waiting on a hold shelf.")
        int onShelf,

        @Schema(description = "What the patron owes, one amount for each currency in which they owe anything.")
        List<MoneyAmount> owed) {

    static PatronCounters of(Counters counters) {
        return new PatronCounters(
                counters.loans(),
                counters.overdue(),
                counters.lost(),
                counters.claimedReturned(),
                counters.requestsWaiting(),
                counters.onShelf(),
                counters.owed().stream()
                        .map(owed ->
                                new MoneyAmount(owed.minor(), owed.currency().getCurrencyCode()))
                        .toList());
    }
}
