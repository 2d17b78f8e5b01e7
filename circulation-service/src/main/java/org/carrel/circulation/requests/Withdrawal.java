package org.carrel.circulation.requests;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.items.Item;

/**
 * What becomes of the item when a request ends before it is filled. A copy that still stands on its shelf is released,
 * or passed on to the next in the queue. What is under way or on the hold shelf stays as it is until somebody scans it:
 * the book does not move because a record does.
 */
public final class Withdrawal {
    private Withdrawal() {}

    /**
     * @param next how the item stands from now on; null if it stays as it is
     * @param takesOver the request that gets the copy instead, already moved; null if none does
     */
    public record Outcome(
            @Nullable ItemState next, @Nullable Request takesOver) {
        static final Outcome NOTHING = new Outcome(null, null);
    }

    /**
     * Decides.
     *
     * @param ended the request that ends
     * @param item the item that was to be fetched for it
     * @param state where that item stands
     * @param queue the requests that concern that item
     * @param at when
     */
    public static Outcome of(Request ended, Item item, ItemState state, Queue queue, Instant at) {
        if (!(state instanceof ItemState.Paged paged) || !paged.requestId().equals(ended.id())) {
            return Outcome.NOTHING;
        }
        Optional<Request> next = queue.requests().stream()
                .filter(request -> !request.id().equals(ended.id())
                        && !request.status().captured()
                        && !request.search().tried().contains(item.id()))
                .findFirst();
        return next.map(request -> new Outcome(paged.passedOn(request.id()), request.paged(item, at)))
                .orElseGet(() -> new Outcome(paged.released(), null));
    }
}
