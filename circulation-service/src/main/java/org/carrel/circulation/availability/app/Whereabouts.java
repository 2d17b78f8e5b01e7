package org.carrel.circulation.availability.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.Claims;
import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.Mark;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.Standings;
import org.carrel.circulation.items.FirstSeen;
import org.carrel.circulation.items.Item;
import org.carrel.events.ItemAvailabilityChanged;
import org.carrel.events.ProcessTag;
import org.carrel.platform.outbox.Outbox;

/** Records where items stand and tells the world; within the transaction of the use case that moved them. */
@ApplicationScoped
public class Whereabouts implements FirstSeen {
    private static final String CATALOGUE = "catalog-service";

    private final Standings standings;
    private final Claims claims;
    private final Outbox outbox;
    private final Clock clock;

    Whereabouts(Standings standings, Claims claims, Outbox outbox, Clock clock) {
        this.standings = standings;
        this.claims = claims;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Records changes and tells of them. */
    public void record(List<Change> changes) {
        standings.record(changes);
        changes.forEach(this::tell);
    }

    /** Tells of a change that is recorded elsewhere in the same transaction. */
    public void tell(Change change) {
        Standing before = change.before();
        boolean same = before.state().availability() == change.next().availability();
        outbox.append(event(
                new Standing(
                        before.itemId(),
                        before.recordId(),
                        change.next(),
                        same ? before.since() : change.at(),
                        change.servicePointId() == null ? before.servicePointId() : change.servicePointId(),
                        before.version() + 1),
                change.waiting()));
    }

    /** Tells how many requests now wait for items that stand where they stood. The items must be locked. */
    public void tellWaiting(List<Standing> standings, ToIntFunction<Standing> waiting) {
        if (standings.isEmpty()) {
            return;
        }
        this.standings.touch(standings.stream().map(Standing::itemId).toList());
        standings.forEach(standing -> outbox.append(event(
                new Standing(
                        standing.itemId(),
                        standing.recordId(),
                        standing.state(),
                        standing.since(),
                        standing.servicePointId(),
                        standing.version() + 1),
                waiting.applyAsInt(standing))));
    }

    private static ItemAvailabilityChanged event(Standing standing, int waiting) {
        @Nullable Instant dueAt = standing.state() instanceof ItemState.CheckedOut out ? out.dueAt() : null;
        @Nullable
        UUID destination = standing.state() instanceof ItemState.InTransit transit ? transit.destinationId() : null;
        return new ItemAvailabilityChanged(
                standing.itemId(),
                standing.version(),
                standing.recordId(),
                standing.state().availability(),
                standing.since(),
                dueAt,
                standing.servicePointId(),
                destination,
                waiting);
    }

    @Override
    public void described(Item item, @Nullable Item before) {
        Standing first = new Standing(
                item.id(),
                item.recordId(),
                ItemState.first(item.processTags(), item.withdrawn()),
                clock.instant(),
                null,
                1);
        if (standings.begin(first, Change.Cause.FIRST_SEEN, CATALOGUE)) {
            outbox.append(event(first, 0));
            return;
        }
        if (before != null) {
            standings.lock(item.id()).ifPresent(standing -> follow(item, before, standing));
        }
    }

    /**
     * What the catalogue alone decides follows it at once. An item that is in somebody's hands or under way, or set
     * apart for a request, is dealt with at its next scan.
     */
    private void follow(Item item, Item before, Standing standing) {
        if (item.withdrawn() != before.withdrawn()) {
            followWithdrawal(item, standing);
        } else if (!item.processTags().equals(before.processTags()) && !item.withdrawn()) {
            followProcessing(item, standing);
        }
    }

    private void followWithdrawal(Item item, Standing standing) {
        switch (standing.state()) {
            case ItemState.Withdrawn withdrawn
            when !item.withdrawn() -> recordDescribed(standing, withdrawn.reinstated(), 0);
            case ItemState.OnShelf shelf when item.withdrawn() -> withdraw(standing, shelf);
            case ItemState.NotShelfReady unready when item.withdrawn() -> withdraw(standing, unready);
            case ItemState.Aside aside when item.withdrawn() -> withdraw(standing, aside);
            default -> {}
        }
    }

    private void withdraw(Standing standing, ItemState.Scannable state) {
        recordDescribed(standing, state.marked(Mark.WITHDRAWN), 0);
    }

    private void followProcessing(Item item, Standing standing) {
        switch (standing.state()) {
            case ItemState.OnOrder ordered
            when item.processTags().contains(ProcessTag.IN_PROCESS) -> recordDescribed(standing, ordered.received(), 0);
            case ItemState.NotShelfReady unready
            when item.processTags().isEmpty() -> {
                Claims.Claim claim = claims.claim(item, clock.instant());
                recordDescribed(
                        standing,
                        claim.requestId() == null ? unready.shelfReady() : unready.shelfReadyFor(claim.requestId()),
                        claim.waiting());
            }
            default -> {}
        }
    }

    @Override
    public void gone(UUID itemId) {
        standings.lock(itemId).ifPresent(standing -> {
            if (standing.state() instanceof ItemState.OnShelf shelf) {
                withdraw(standing, shelf);
            }
        });
    }

    private void recordDescribed(Standing standing, ItemState next, int waiting) {
        record(List.of(new Change(standing, next, Change.Cause.DESCRIBED, clock.instant(), null, CATALOGUE, waiting)));
    }
}
