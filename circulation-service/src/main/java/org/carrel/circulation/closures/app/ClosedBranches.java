package org.carrel.circulation.closures.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.calendar.app.BranchHours;
import org.carrel.circulation.closures.Closure;
import org.carrel.circulation.closures.Closures.Stretch;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.events.PlaceKind;

/** What a closure means for a branch: its service points, its closed stretch of time, its hours with and without it. */
@ApplicationScoped
class ClosedBranches {
    private final PlaceDirectory places;
    private final BranchHours branchHours;

    ClosedBranches(PlaceDirectory places, BranchHours branchHours) {
        this.places = places;
        this.branchHours = branchHours;
    }

    /** The branches at or below a place. */
    List<UUID> below(UUID placeId) {
        PlaceTree tree = places.tree();
        return tree.all().stream()
                .filter(place -> place.kind() == PlaceKind.BRANCH)
                .map(Place::id)
                .filter(branch -> tree.idsUpward(branch).contains(placeId))
                .sorted()
                .toList();
    }

    Stretch stretch(UUID branchId, LocalDate first, LocalDate last) {
        PlaceTree tree = places.tree();
        ZoneId zone = tree.zoneOf(branchId);
        List<UUID> servicePoints = tree.all().stream()
                .filter(place -> place.kind() == PlaceKind.SERVICE_POINT)
                .map(Place::id)
                .filter(point -> tree.branchOf(point).filter(branchId::equals).isPresent())
                .toList();
        Instant from = first.atStartOfDay(zone).toInstant();
        return new Stretch(
                servicePoints, from, last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** The hours with the closure in them, whether or not this node has heard of it. */
    OpeningHours closed(UUID branchId, Closure closure) {
        Closure.Days days = closure.days();
        return branchHours.of(branchId).closedOn(days.first(), days.last(), days.reason());
    }

    /** The hours as they would be without the closure. */
    OpeningHours usual(UUID branchId, Closure closure) {
        return branchHours.without(branchId, closure.id());
    }
}
