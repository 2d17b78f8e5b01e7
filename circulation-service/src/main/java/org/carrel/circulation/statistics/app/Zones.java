package org.carrel.circulation.statistics.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.statistics.CirculationStatistics.Desks;
import org.carrel.events.PlaceKind;

/** The service points with their branches, by the time zone they live in. */
@ApplicationScoped
public class Zones {
    private final PlaceDirectory places;

    Zones(PlaceDirectory places) {
        this.places = places;
    }

    /** The service points of each time zone, by the zone's id. */
    public Map<String, Desks> desks() {
        PlaceTree tree = places.tree();
        Map<String, List<UUID>> points = new TreeMap<>();
        Map<String, List<UUID>> branches = new TreeMap<>();
        tree.all().stream()
                .filter(place -> place.kind() == PlaceKind.SERVICE_POINT)
                .forEach(point -> tree.branchOf(point.id()).ifPresent(branchId -> {
                    String zone = tree.zoneOf(branchId).getId();
                    points.computeIfAbsent(zone, _ -> new ArrayList<>()).add(point.id());
                    branches.computeIfAbsent(zone, _ -> new ArrayList<>()).add(branchId);
                }));
        Map<String, Desks> desks = new TreeMap<>();
        points.forEach((zone, ids) -> desks.put(zone, new Desks(ids, branches.getOrDefault(zone, List.of()))));
        return desks;
    }

    /** All service points with their branches. */
    public Desks all() {
        List<UUID> points = new ArrayList<>();
        List<UUID> branches = new ArrayList<>();
        desks().values().forEach(desks -> {
            points.addAll(desks.servicePoints());
            branches.addAll(desks.branches());
        });
        return new Desks(points, branches);
    }
}
