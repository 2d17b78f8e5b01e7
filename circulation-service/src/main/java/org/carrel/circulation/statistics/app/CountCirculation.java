package org.carrel.circulation.statistics.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.jobs.Job;
import org.carrel.circulation.statistics.CirculationStatistics.Desks;
import org.carrel.circulation.statistics.Counts;

/**
 * Counts what happened. A day is counted anew until it has been over for an hour, so that nothing that was committed
 * late is left out; then its counts stay, whatever becomes of the loans they were made from.
 */
@ApplicationScoped
class CountCirculation implements Job {
    private final Counts counts;
    private final Zones zones;

    CountCirculation(Counts counts, Zones zones) {
        this.counts = counts;
        this.zones = zones;
    }

    @Override
    public String name() {
        return "count-circulation";
    }

    @Override
    public String purpose() {
        return "Counts what happened by day, for the statistics.";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    /** One day of one zone; a day that has ended counts as done, today does not. */
    @Override
    public Batch work(Instant now, @Nullable String after) {
        List<Day> due = due(now);
        Day day = due.stream()
                .filter(one -> after == null || one.toString().compareTo(after) > 0)
                .findFirst()
                .orElse(null);
        if (day == null) {
            return Batch.last(0);
        }
        Desks desks = zones.desks().getOrDefault(day.zone(), new Desks(List.of(), List.of()));
        QuarkusTransaction.requiringNew().run(() -> counts.count(ZoneId.of(day.zone()), day.day(), desks, now));
        boolean ended = day.day().isBefore(LocalDate.ofInstant(now, ZoneId.of(day.zone())));
        return new Batch(ended ? 1 : 0, List.of(), day.equals(due.getLast()) ? null : day.toString());
    }

    private record Day(String zone, LocalDate day) {
        @Override
        public String toString() {
            return zone + " " + day;
        }
    }

    private List<Day> due(Instant now) {
        Map<String, Desks> desks = new TreeMap<>(zones.desks());
        return desks.keySet().stream()
                .flatMap(zone -> QuarkusTransaction.requiringNew()
                        .call(() -> firstDue(ZoneId.of(zone), now))
                        .datesUntil(LocalDate.ofInstant(now, ZoneId.of(zone)).plusDays(1))
                        .map(day -> new Day(zone, day)))
                .sorted(Comparator.comparing(Day::toString))
                .toList();
    }

    private LocalDate firstDue(ZoneId zone, Instant now) {
        return counts.lastWhole(zone)
                .map(day -> day.plusDays(1))
                .or(() -> counts.beginning().map(beginning -> LocalDate.ofInstant(beginning, zone)))
                .filter(day -> !day.isAfter(LocalDate.ofInstant(now, zone)))
                .orElseGet(() -> LocalDate.ofInstant(now, zone));
    }
}
