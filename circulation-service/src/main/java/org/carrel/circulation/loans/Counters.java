package org.carrel.circulation.loans;

import java.time.Instant;
import java.util.List;

import org.carrel.circulation.limits.Holdings;
import org.carrel.platform.money.Money;

/**
 * What a patron has, in numbers.
 *
 * @param loans open loans
 * @param overdue those past their due date
 * @param lost those of lost items
 * @param claimedReturned those whose items the patron says were returned
 * @param requestsWaiting open requests that nothing is on the hold shelf for yet
 * @param onShelf items waiting on a hold shelf
 * @param owed what the patron owes, one amount for each currency
 */
public record Counters(
        int loans, int overdue, int lost, int claimedReturned, int requestsWaiting, int onShelf, List<Money> owed) {
    public Counters {
        owed = List.copyOf(owed);
    }

    public static Counters of(Holdings holdings, List<Money> owed, Instant now) {
        return new Counters(
                holdings.loans().size(),
                holdings.overdue(now),
                holdings.lost(),
                holdings.claimedReturned(),
                holdings.requestsWaiting(),
                holdings.onShelf(),
                owed);
    }

    /** After one more loan, which may have filled a request and taken its item off the hold shelf. */
    public Counters withLoan(boolean filled, boolean fromShelf) {
        return new Counters(
                loans + 1,
                overdue,
                lost,
                claimedReturned,
                requestsWaiting - (filled && !fromShelf ? 1 : 0),
                onShelf - (fromShelf ? 1 : 0),
                owed);
    }
}
