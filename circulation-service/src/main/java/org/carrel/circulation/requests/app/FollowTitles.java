package org.carrel.circulation.requests.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.Standings;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.Items;
import org.carrel.circulation.items.TitleFollower;
import org.carrel.circulation.requests.Joining;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestNews;
import org.carrel.circulation.requests.Requests;

/**
 * Keeps requests with what they ask for when the catalogue merges titles or moves items. A request that waits for any
 * item of a title goes with the title; one that asks for an item, or has one set apart, goes with the item, so that it
 * is always found in the queue of the title that its item has.
 */
@ApplicationScoped
public class FollowTitles implements TitleFollower {
    private static final String CATALOGUE = "catalog-service";

    private final Requests requests;
    private final Standings standings;
    private final Items items;
    private final Queues queues;
    private final EndRequest.Consequences consequences;
    private final Clock clock;

    FollowTitles(
            Requests requests,
            Standings standings,
            Items items,
            Queues queues,
            EndRequest.Consequences consequences,
            Clock clock) {
        this.requests = requests;
        this.standings = standings;
        this.items = items;
        this.queues = queues;
        this.consequences = consequences;
        this.clock = clock;
    }

    @Override
    public void merged(UUID recordId, UUID survivorId) {
        Locked locked = lock(recordId, survivorId);
        Set<UUID> stillThere = items.ofTitle(recordId).stream().map(Item::id).collect(Collectors.toUnmodifiableSet());
        Joining.Outcome outcome = join(
                locked,
                request -> request.wish().itemId() == null
                        && (request.suppliedItemId() == null || !stillThere.contains(request.suppliedItemId())));
        if (!outcome.moved().isEmpty() || !outcome.ended().isEmpty()) {
            tellWaiting(survivorId, locked.thereStandings(), outcome.queue());
            release(survivorId, outcome);
        }
    }

    @Override
    public void moved(Item item, UUID fromRecordId) {
        Locked locked = lock(fromRecordId, item.recordId());
        standings.retitle(item.id(), item.recordId());
        Joining.Outcome outcome =
                join(locked, request -> item.id().equals(request.wish().itemId()) || request.holds(item.id()));
        List<Standing> concerned = outcome.moved().isEmpty() && outcome.ended().isEmpty()
                ? locked.thereStandings().stream()
                        .filter(standing -> standing.itemId().equals(item.id()))
                        .toList()
                : locked.thereStandings();
        tellWaiting(
                item.recordId(),
                concerned.stream()
                        .map(standing -> new Standing(
                                standing.itemId(),
                                item.recordId(),
                                standing.state(),
                                standing.since(),
                                standing.servicePointId(),
                                standing.version()))
                        .toList(),
                outcome.queue());
        release(item.recordId(), outcome);
    }

    private record Locked(UUID there, List<Standing> thereStandings, List<Request> from, List<Request> thereOpen) {}

    /** Items before requests as everywhere, and titles in the order of their ids, so that nobody waits crosswise. */
    private Locked lock(UUID from, UUID there) {
        List<UUID> both = Stream.of(from, there).sorted().toList();
        Map<UUID, List<Standing>> standing = new HashMap<>();
        both.forEach(recordId -> standing.put(recordId, standings.lockTitle(recordId)));
        Map<UUID, List<Request>> open = new HashMap<>();
        both.forEach(recordId -> open.put(recordId, requests.lockQueue(recordId)));
        return new Locked(
                there,
                standing.getOrDefault(there, List.of()),
                open.getOrDefault(from, List.of()),
                open.getOrDefault(there, List.of()));
    }

    private Joining.Outcome join(Locked locked, Predicate<Request> comes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Joining.Outcome outcome =
                Joining.of(locked.from().stream().filter(comes).toList(), locked.thereOpen(), locked.there(), now);
        // What ends makes room for what comes: a patron has one open request for a title at any moment.
        List<Request> changed = new ArrayList<>(outcome.ended());
        changed.addAll(outcome.moved());
        requests.save(changed);
        outcome.ended().forEach(ended -> RequestNews.moved(ended, null, now).ifPresent(consequences::tell));
        return outcome;
    }

    private void tellWaiting(UUID recordId, List<Standing> concerned, List<Request> queue) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        Map<UUID, Item> byId =
                items.ofTitle(recordId).stream().collect(Collectors.toUnmodifiableMap(Item::id, item -> item));
        consequences.tellWaiting(
                concerned,
                standing -> byId.containsKey(standing.itemId())
                        ? queues.of(byId.get(standing.itemId()), queue, today).size()
                        : 0);
    }

    /** Each copy that is released may be taken over, so the next one sees the queue anew. */
    private void release(UUID recordId, Joining.Outcome outcome) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        outcome.superseded().stream()
                .filter(request -> request.suppliedItemId() != null)
                .forEach(request -> consequences.releaseCopy(
                        request, requests.lockQueue(recordId), now, CATALOGUE, Change.Cause.REQUEST_CANCELLED));
    }
}
