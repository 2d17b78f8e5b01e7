package org.carrel.circulation.loans.web;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import org.carrel.circulation.loans.Counters;

/** What a patron has, after what was just done. */
@Schema(name = "PatronCounters")
public record PatronCounters(
        @Schema(description = "Open loans.") int loans,

        @Schema(description = "Open loans past their due date.")
        int overdue,

        @Schema(description = "Open requests for which nothing is on the hold shelf yet.")
        int requestsWaiting,

        @Schema(description = "Items waiting on a hold shelf.")
        int onShelf) {

    static PatronCounters of(Counters counters) {
        return new PatronCounters(counters.loans(), counters.overdue(), counters.requestsWaiting(), counters.onShelf());
    }
}
