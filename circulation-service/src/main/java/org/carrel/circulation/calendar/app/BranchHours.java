package org.carrel.circulation.calendar.app;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import org.carrel.circulation.calendar.Calendars;
import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.nodes.ChangedElsewhere;
import org.carrel.circulation.places.app.PlaceDirectory;

/** The opening hours in memory, each in the zone of its branch. */
@ApplicationScoped
public class BranchHours {
    private final Calendars calendars;
    private final PlaceDirectory places;
    private final Clock clock;
    private final Event<Calendars.Entry> news;
    private volatile Known known = new Known(-1, Map.of());

    private record Known(long revision, Map<UUID, Calendars.Entry> entries) {}

    BranchHours(Calendars calendars, PlaceDirectory places, Clock clock, Event<Calendars.Entry> news) {
        this.news = news;
        this.calendars = calendars;
        this.places = places;
        this.clock = clock;
    }

    /** The hours of a branch; always open as long as nobody has said otherwise. */
    public OpeningHours of(UUID branchId) {
        Calendars.Entry entry = entries().get(branchId);
        var zone = places.tree().zoneOf(branchId);
        return entry == null ? OpeningHours.always(zone) : entry.hours().in(zone);
    }

    /** What was entered for a branch. */
    public Optional<Calendars.Entry> entered(UUID branchId) {
        return Optional.ofNullable(entries().get(branchId));
    }

    /** What was entered for a branch, locked for a change. */
    public Optional<Calendars.Entry> lock(UUID branchId) {
        return calendars.lock(branchId);
    }

    /** Enters the hours of a branch, within the caller's transaction. Dates given out already are not moved. */
    public Calendars.Entry enter(UUID branchId, OpeningHours hours, String by) {
        calendars.save(new Calendars.Entry(branchId, 0, hours.in(ZoneOffset.UTC)), clock.instant(), by);
        Calendars.Entry entered = calendars.lock(branchId).orElseThrow();
        news.fire(entered);
        return entered;
    }

    /** This node entered hours: the next question reads them. */
    void onEntered(@Observes(during = TransactionPhase.AFTER_SUCCESS) Calendars.Entry entered) {
        known = new Known(-1, Map.of());
    }

    private Map<UUID, Calendars.Entry> entries() {
        Known now = known;
        return now.revision() < 0 ? reload() : now.entries();
    }

    private Map<UUID, Calendars.Entry> reload() {
        return QuarkusTransaction.joiningExisting().call(() -> {
            long revision = calendars.revision();
            Map<UUID, Calendars.Entry> entries = calendars.all().stream()
                    .collect(Collectors.toUnmodifiableMap(Calendars.Entry::branchId, entry -> entry));
            known = new Known(revision, entries);
            return entries;
        });
    }

    /** Another node entered hours, or may have. */
    void onChangedElsewhere(@Observes ChangedElsewhere changed) {
        if (changed.concerns("opening_hours")) {
            follow();
        }
    }

    @Scheduled(every = "${circulation.refresh}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        if (calendars.revision() != known.revision()) {
            reload();
        }
    }
}
