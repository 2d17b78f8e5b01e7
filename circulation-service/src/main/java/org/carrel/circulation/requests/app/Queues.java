package org.carrel.circulation.requests.app;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.calendar.ShelfPeriod;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.requests.LocalFirst;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.rules.RequestTerms;
import org.carrel.circulation.rules.Terms;
import org.carrel.circulation.rules.Value;
import org.carrel.circulation.rules.app.RuleBook;
import org.carrel.events.RequestKind;

/** Which of a title's open requests an item concerns, as the rules of today see it. */
@ApplicationScoped
public class Queues {
    private final RuleBook rules;
    private final PlaceDirectory places;

    Queues(RuleBook rules, PlaceDirectory places) {
        this.rules = rules;
        this.places = places;
    }

    /** The queue of an item, out of the open requests of its title. */
    public Queue of(Item item, List<Request> open, LocalDate today) {
        if (open.isEmpty()) {
            return Queue.none(item.id(), today);
        }
        PlaceTree tree = places.tree();
        Queue queue = Queue.of(
                item,
                open,
                today,
                request -> !item.withdrawn()
                        && (request.wish().exempt() || permitted(request, item, tree))
                        && !isProtectedFrom(
                                request.wish().pickupServicePointId(), item, termsOf(request, item), today));
        if (queue.size() < 2) {
            return queue;
        }
        RequestTerms terms = termsOf(queue.requests().getFirst(), item).request();
        return LocalFirst.order(
                queue,
                terms,
                request -> isNearby(request.wish().pickupServicePointId(), item, terms.localFirstWithin()),
                tree.zoneOf(item.shelf().branchId()));
    }

    /** Whether an item is so new that it is for patrons nearby, and a pickup point is not. */
    boolean isProtectedFrom(UUID pickupServicePointId, Item item, Terms terms, LocalDate today) {
        return LocalFirst.isProtected(
                        item,
                        terms.request(),
                        today,
                        places.tree().zoneOf(item.shelf().branchId()))
                && !isNearby(pickupServicePointId, item, terms.request().ageProtectionWithin());
    }

    private boolean isNearby(UUID pickupServicePointId, Item item, Value.Nearness within) {
        PlaceTree tree = places.tree();
        int apart = tree.branchOf(pickupServicePointId)
                .map(branchId -> tree.apart(branchId, item.shelf().branchId()))
                .orElse(Integer.MAX_VALUE);
        return switch (within) {
            case BRANCH -> apart == 0;
            case LIBRARY -> apart <= 1;
        };
    }

    private boolean permitted(Request request, Item item, PlaceTree tree) {
        Terms terms = termsOf(request, item);
        return !terms.requestKinds().isEmpty()
                && terms.pickup().include(tree.codesUpward(request.wish().pickupServicePointId()));
    }

    /** For how long an item is kept on the hold shelf for a request. */
    public ShelfPeriod shelfPeriod(Request request, Item item) {
        return termsOf(request, item).shelfPeriod();
    }

    /** Whether staff fetch an item from its shelf for a request, instead of waiting until it is scanned. */
    boolean fetches(Request request, Item item, LocalDate today) {
        if (item.withdrawn()) {
            return false;
        }
        Terms terms = termsOf(request, item);
        return terms.requestKinds().contains(RequestKind.PAGE)
                && (request.wish().kind() == RequestKind.PAGE
                        || terms.whenAvailable() == Value.WhenAvailable.Meaning.PAGE)
                && (request.wish().exempt() || permitted(request, item, places.tree()))
                && !isProtectedFrom(request.wish().pickupServicePointId(), item, terms, today);
    }

    private Terms termsOf(Request request, Item item) {
        return termsOf(request, item, request.wish().pickupServicePointId());
    }

    /** What the rules say for a request and an item, if it were picked up somewhere. */
    Terms termsOf(Request request, Item item, UUID pickupServicePointId) {
        return rules.termsOfRequest(request.wish().patronGroup(), item, pickupServicePointId);
    }
}
