package org.carrel.circulation.calendar.app;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
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
    private final Event<Calendars.Changed> news;
    private volatile Known known = Known.NOTHING;

    private record Known(
            long revision, Map<UUID, Calendars.Entry> entries, Map<UUID, List<Calendars.Closing>> closings) {
        static final Known NOTHING = new Known(-1, Map.of(), Map.of());
    }

    BranchHours(Calendars calendars, PlaceDirectory places, Clock clock, Event<Calendars.Changed> news) {
        this.news = news;
        this.calendars = calendars;
        this.places = places;
        this.clock = clock;
    }

    /** The hours of a branch, with its closings; always open as long as nobody has said otherwise. */
    public OpeningHours of(UUID branchId) {
        return with(branchId, _ -> true);
    }

    /** The hours of a branch as they would be without one closure. */
    public OpeningHours without(UUID branchId, UUID closureId) {
        return with(branchId, closing -> !closing.closureId().equals(closureId));
    }

    /** The hours of a branch as they were entered, without its closings. */
    public OpeningHours usual(UUID branchId) {
        return with(branchId, _ -> false);
    }

    /** The closings of a branch that are in force. */
    public List<Calendars.Closing> closings(UUID branchId) {
        return known().closings().getOrDefault(branchId, List.of());
    }

    private OpeningHours with(UUID branchId, Predicate<Calendars.Closing> which) {
        Known now = known();
        Calendars.Entry entry = now.entries().get(branchId);
        var zone = places.tree().zoneOf(branchId);
        OpeningHours hours =
                entry == null ? OpeningHours.always(zone) : entry.hours().in(zone);
        for (Calendars.Closing closing : now.closings().getOrDefault(branchId, List.of())) {
            if (which.test(closing)) {
                hours = hours.closedOn(closing.first(), closing.last(), closing.reason());
            }
        }
        return hours;
    }

    /** What was entered for a branch. */
    public Optional<Calendars.Entry> entered(UUID branchId) {
        return Optional.ofNullable(known().entries().get(branchId));
    }

    /** What was entered for a branch, locked for a change. */
    public Optional<Calendars.Entry> lock(UUID branchId) {
        return calendars.lock(branchId);
    }

    /** Enters the hours of a branch, within the caller's transaction. Dates given out already are not moved. */
    public Calendars.Entry enter(UUID branchId, OpeningHours hours, String by) {
        calendars.save(new Calendars.Entry(branchId, 0, hours.in(ZoneOffset.UTC)), clock.instant(), by);
        Calendars.Entry entered = calendars.lock(branchId).orElseThrow();
        changed();
        return entered;
    }

    /** Hours or closings are changed within the caller's transaction: once it has committed, this node reads them. */
    public void changed() {
        news.fire(new Calendars.Changed());
    }

    void onChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) Calendars.Changed changed) {
        known = Known.NOTHING;
    }

    private Known known() {
        Known now = known;
        return now.revision() < 0 ? reload() : now;
    }

    private Known reload() {
        return QuarkusTransaction.joiningExisting().call(() -> {
            long revision = calendars.revision();
            Known read = new Known(
                    revision,
                    calendars.all().stream()
                            .collect(Collectors.toUnmodifiableMap(Calendars.Entry::branchId, entry -> entry)),
                    calendars.closings().stream().collect(Collectors.groupingBy(Calendars.Closing::branchId)));
            known = read;
            return read;
        });
    }

    /** Another node changed hours or closings, or may have. */
    void onChangedElsewhere(@Observes ChangedElsewhere changed) {
        if (changed.concerns("opening_hours") || changed.concerns("closure")) {
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
