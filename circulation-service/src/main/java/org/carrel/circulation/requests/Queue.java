package org.carrel.circulation.requests;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;

/**
 * The open requests of a title as they concern one item, in the order of the queue.
 *
 * @param itemId the item
 * @param requests the open requests of its title
 * @param today the day at the service point
 * @param nearer the request that gets the item before all others that wait, because it is nearer; null if none does
 */
public record Queue(
        UUID itemId,
        List<Request> requests,
        LocalDate today,
        @Nullable UUID nearer) {

    public Queue {
        requests = requests.stream().sorted(Request.QUEUE).toList();
    }

    /** A queue in which nobody goes before another for being nearer. */
    public Queue(UUID itemId, List<Request> requests, LocalDate today) {
        this(itemId, requests, today, null);
    }

    /** No requests at all. */
    public static Queue none(UUID itemId, LocalDate today) {
        return new Queue(itemId, List.of(), today);
    }

    /**
     * The part of a title's open requests that this item concerns: those for which it is set apart, and those it could
     * fill.
     *
     * @param permitted whether the rules let the item fill a request
     */
    public static Queue of(Item item, List<Request> open, LocalDate today, Predicate<Request> permitted) {
        return new Queue(
                item.id(),
                open.stream()
                        .filter(request -> request.holds(item.id())
                                || (request.waitsOn(today) && request.asksFor(item) && permitted.test(request)))
                        .toList(),
                today);
    }

    /** The request for which the item is set apart. */
    public Optional<Request> captor() {
        return requests.stream().filter(request -> request.holds(itemId)).findFirst();
    }

    /** The request that has the first right to the item: the one it is set apart for, else the first that waits. */
    public Optional<Request> first() {
        Optional<Request> captor = captor();
        if (captor.isPresent()) {
            return captor;
        }
        Optional<Request> local =
                requests.stream().filter(request -> request.id().equals(nearer)).findFirst();
        return local.isPresent() ? local : requests.stream().findFirst();
    }

    /** The requests that stand before the one that goes first because it is nearer. */
    public List<Request> passedOver() {
        return nearer == null || captor().isPresent()
                ? List.of()
                : requests.stream()
                        .takeWhile(request -> !request.id().equals(nearer))
                        .toList();
    }

    /** The same queue, in which a request goes first because it is nearer. */
    public Queue preferring(Request request) {
        return new Queue(itemId, requests, today, request.id());
    }

    /** The patron's own request that a loan of the item would fill. */
    public Optional<Request> ownOf(UUID patronId) {
        return requests.stream()
                .filter(request -> request.isBy(patronId))
                .sorted((a, b) -> Boolean.compare(b.holds(itemId), a.holds(itemId)))
                .findFirst();
    }

    /** The waiting requests of others that come before the patron's own; all of others, if the patron has none. */
    public List<Request> aheadOf(UUID patronId) {
        Optional<Request> own = ownOf(patronId);
        if (own.isPresent() && own.get().holds(itemId)) {
            return List.of();
        }
        return requests.stream()
                .takeWhile(request -> own.isEmpty() || !request.equals(own.get()))
                .filter(request -> !request.isBy(patronId) && !request.holds(itemId))
                .toList();
    }

    /** The requests of patrons other than one. */
    public List<Request> ofOthers(UUID patronId) {
        return requests.stream().filter(request -> !request.isBy(patronId)).toList();
    }

    public int size() {
        return requests.size();
    }
}
