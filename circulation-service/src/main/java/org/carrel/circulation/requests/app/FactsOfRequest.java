package org.carrel.circulation.requests.app;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.Standings;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.Items;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.patrons.Patrons;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.replicas.app.Replicas;
import org.carrel.circulation.replicas.app.Replicated;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestFacts;
import org.carrel.circulation.requests.Requests;
import org.carrel.circulation.rules.app.RuleBook;
import org.carrel.platform.security.Caller;

/** Reads and locks the facts about a new request: patron, the items of the title in the order of their ids, queue. */
@ApplicationScoped
class FactsOfRequest {
    private final Patrons patrons;
    private final Items items;
    private final Standings standings;
    private final Requests requests;
    private final RuleBook rules;
    private final PlaceDirectory places;
    private final Queues queues;
    private final Nearness nearness;
    private final Replicas replicas;

    FactsOfRequest(
            Patrons patrons,
            Items items,
            Standings standings,
            Requests requests,
            RuleBook rules,
            PlaceDirectory places,
            Queues queues,
            Nearness nearness,
            Replicas replicas) {
        this.patrons = patrons;
        this.items = items;
        this.standings = standings;
        this.requests = requests;
        this.rules = rules;
        this.places = places;
        this.queues = queues;
        this.nearness = nearness;
        this.replicas = replicas;
    }

    /**
     * @param facts as the decision sees them
     * @param recordId the title
     * @param standings where the items of the title stand, locked
     * @param openOnTitle the open requests of the title, locked
     */
    record Read(RequestFacts facts, UUID recordId, List<Standing> standings, List<Request> openOnTitle) {
        Standing standing(UUID itemId) {
            return standings.stream()
                    .filter(standing -> standing.itemId().equals(itemId))
                    .findFirst()
                    .orElseThrow();
        }
    }

    Read read(TakeRequest.Wish wish, Caller caller, Instant now) {
        @Nullable Borrower borrower = borrower(wish.who());
        if (borrower != null) {
            caller.requireSelfIfPatron(borrower.patron().id());
        }
        @Nullable
        Place pickup = places.tree().servicePoint(wish.pickupServicePointId()).orElse(null);
        if (pickup == null) {
            replicas.require(new Replicated.PlaceById(wish.pickupServicePointId()));
        }
        return switch (wish.target()) {
            case TakeRequest.Target.Title(var recordId) ->
                read(wish, borrower, pickup, now, recordId, requireTitle(recordId), _ -> true);
            case TakeRequest.Target.Volume(var recordId, var volume) ->
                read(wish, borrower, pickup, now, recordId, requireTitle(recordId), item -> item.isVolume(volume));
            case TakeRequest.Target.One(var itemId) -> {
                Optional<Item> item = items.find(itemId);
                if (item.isEmpty()) {
                    replicas.require(new Replicated.ItemById(itemId));
                }
                yield read(
                        wish,
                        borrower,
                        pickup,
                        now,
                        item.map(Item::recordId).orElse(itemId),
                        item.isPresent(),
                        one -> one.id().equals(itemId));
            }
        };
    }

    private boolean requireTitle(UUID recordId) {
        boolean known = items.knowsTitle(recordId);
        if (!known) {
            replicas.require(new Replicated.TitleById(recordId));
        }
        return known;
    }

    private Read read(
            TakeRequest.Wish wish,
            @Nullable Borrower borrower,
            @Nullable Place pickup,
            Instant now,
            UUID recordId,
            boolean known,
            Predicate<Item> askedFor) {
        ZonedDateTime here = now.atZone(places.tree().zoneOf(wish.pickupServicePointId()));
        List<Standing> locked = known ? standings.lockTitle(recordId) : List.of();
        List<Request> open = known ? requests.lockQueue(recordId) : List.of();
        Map<UUID, Standing> byItem = TakeRequest.byId(locked, Standing::itemId);
        @Nullable UUID patronId = borrower == null ? null : borrower.patron().id();
        Set<UUID> hasOnLoan = patronId == null ? Set.of() : requests.itemsOnLoanTo(patronId, recordId);
        List<RequestFacts.Copy> copies = (known ? items.ofTitle(recordId) : List.<Item>of())
                .stream()
                        .filter(askedFor)
                        .flatMap(item -> Optional.ofNullable(byItem.get(item.id())).stream()
                                .map(standing -> new RequestFacts.Copy(
                                        item,
                                        standing.state(),
                                        hasOnLoan.contains(item.id()) ? patronId : null,
                                        borrower == null
                                                ? null
                                                : rules.terms(borrower.patron(), item, wish.pickupServicePointId()),
                                        borrower != null
                                                && queues.isProtectedFrom(
                                                        wish.pickupServicePointId(),
                                                        item,
                                                        rules.terms(
                                                                borrower.patron(), item, wish.pickupServicePointId()),
                                                        here.toLocalDate()))))
                        .toList();
        return new Read(
                new RequestFacts(
                        borrower,
                        new RequestFacts.Pickup(pickup, places.tree().codesUpward(wish.pickupServicePointId())),
                        new RequestFacts.Target(
                                wish.target().itemId(),
                                known,
                                wish.target().volume(),
                                copies,
                                open,
                                nearness.from(
                                        wish.pickupServicePointId(),
                                        copies.stream()
                                                .filter(copy -> copy.state() instanceof ItemState.OnShelf)
                                                .map(RequestFacts.Copy::item)
                                                .toList(),
                                        now)),
                        patronId == null
                                ? RequestFacts.Demand.NONE
                                : requests.demandOf(
                                        patronId,
                                        here.toLocalDate(),
                                        here.toLocalDate()
                                                .atStartOfDay(here.getZone())
                                                .toInstant()),
                        here.toLocalDate(),
                        proxy(wish.handover().proxyId())),
                recordId,
                locked,
                open);
    }

    private RequestFacts.@Nullable Proxy proxy(@Nullable UUID proxyId) {
        return proxyId == null
                ? null
                : new RequestFacts.Proxy(patrons.find(proxyId).orElse(null));
    }

    private @Nullable Borrower borrower(TakeRequest.Who who) {
        Optional<Borrower> found =
                switch (who) {
                    case TakeRequest.Who.ByCard(var number) -> patrons.lockByCard(number);
                    case TakeRequest.Who.ById(var id) -> patrons.lock(id);
                };
        if (found.isEmpty()) {
            replicas.require(
                    switch (who) {
                        case TakeRequest.Who.ByCard(var number) -> new Replicated.CardHolder(number);
                        case TakeRequest.Who.ById(var id) -> new Replicated.PatronById(id);
                    });
        }
        return found.orElse(null);
    }
}
