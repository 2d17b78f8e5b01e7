package org.carrel.circulation.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;

import org.carrel.circulation.items.Item;
import org.carrel.circulation.rules.RequestTerms;

/**
 * Who is nearer to an item than the first in its queue. An item goes to those nearby as long as the first has not
 * waited for long and has not been passed over too often, so that nobody waits for ever.
 */
public final class LocalFirst {
    private LocalFirst() {}

    /**
     * The queue with the one who goes first for being nearer, if anybody does.
     *
     * @param terms what the rules say for the first in the queue and the item
     * @param nearby whether a request will be picked up near where the item belongs
     * @param zone the zone of the branch that owns the item
     */
    public static Queue order(Queue queue, RequestTerms terms, Predicate<Request> nearby, ZoneId zone) {
        if (queue.captor().isPresent()
                || queue.requests().isEmpty()
                || terms.localFirst().isEmpty()) {
            return queue;
        }
        Request first = queue.requests().getFirst();
        LocalDate patience = terms.localFirst()
                .get()
                .from(first.place().placedAt(), zone)
                .atZone(zone)
                .toLocalDate();
        boolean waitsNoLonger = !queue.today().isBefore(patience)
                || first.place().passedOver() >= terms.localFirstSkips().limit();
        if (waitsNoLonger || nearby.test(first)) {
            return queue;
        }
        return queue.requests().stream()
                .filter(nearby)
                .findFirst()
                .map(queue::preferring)
                .orElse(queue);
    }

    /** Whether an item is so new that it is only for those nearby. */
    public static boolean isProtected(Item item, RequestTerms terms, LocalDate today, ZoneId zone) {
        Instant addedAt = item.addedAt();
        return addedAt != null
                && terms.ageProtection()
                        .map(length -> length.from(addedAt, zone).atZone(zone).toLocalDate())
                        .filter(today::isBefore)
                        .isPresent();
    }
}
