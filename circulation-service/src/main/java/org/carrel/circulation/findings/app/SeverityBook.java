package org.carrel.circulation.findings.app;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import org.carrel.circulation.findings.LocalSeverities;
import org.carrel.circulation.findings.LocalSeverities.Entry;
import org.carrel.circulation.findings.Severities;
import org.carrel.circulation.places.app.PlaceDirectory;

/** The severities in memory. Another node's change is noticed within a second. */
@ApplicationScoped
public class SeverityBook {
    private final LocalSeverities stored;
    private final PlaceDirectory places;
    private final Clock clock;
    private final Event<Entry> news;
    private volatile Known known = new Known(-1, Map.of());

    private record Known(long revision, Map<UUID, Entry> entries) {}

    SeverityBook(LocalSeverities stored, PlaceDirectory places, Clock clock, Event<Entry> news) {
        this.stored = stored;
        this.places = places;
        this.clock = clock;
        this.news = news;
    }

    /** What holds at a place: what it says itself, and for the rest the nearest place above it that says something. */
    public Severities at(UUID placeId) {
        Map<UUID, Entry> entries = entries();
        if (entries.isEmpty()) {
            return Severities.USUAL;
        }
        Severities hold = Severities.USUAL;
        for (UUID place : reversed(places.tree().idsUpward(placeId))) {
            Entry entry = entries.get(place);
            if (entry != null) {
                hold = hold.butFor(entry.severities());
            }
        }
        return hold;
    }

    private static List<UUID> reversed(List<UUID> upward) {
        List<UUID> downward = new java.util.ArrayList<>(upward);
        Collections.reverse(downward);
        return downward;
    }

    /** What a place says itself. */
    public Optional<Entry> saidBy(UUID placeId) {
        return Optional.ofNullable(entries().get(placeId));
    }

    /** What a place says itself, locked for a change. */
    public Optional<Entry> lock(UUID placeId) {
        return stored.lock(placeId);
    }

    /** Enters what a place says, within the caller's transaction. */
    public Entry enter(UUID placeId, Severities severities, String by) {
        long version = stored.lock(placeId).map(Entry::version).orElse(0L) + 1;
        Entry entry = new Entry(placeId, version, severities);
        stored.save(entry, clock.instant(), by);
        news.fire(entry);
        return entry;
    }

    /** This node entered severities: the next question reads them. */
    void onEntered(@Observes(during = TransactionPhase.AFTER_SUCCESS) Entry entered) {
        known = new Known(-1, Map.of());
    }

    private Map<UUID, Entry> entries() {
        Known now = known;
        return now.revision() < 0 ? reload() : now.entries();
    }

    private Map<UUID, Entry> reload() {
        return QuarkusTransaction.joiningExisting().call(() -> {
            long revision = stored.revision();
            Map<UUID, Entry> entries =
                    stored.all().stream().collect(Collectors.toUnmodifiableMap(Entry::placeId, Function.identity()));
            known = new Known(revision, entries);
            return entries;
        });
    }

    @Scheduled(every = "${circulation.refresh}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        if (stored.revision() != known.revision()) {
            reload();
        }
    }
}
