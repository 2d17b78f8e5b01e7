package org.carrel.circulation.places;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.carrel.events.PlaceKind;

import static java.util.stream.Collectors.toUnmodifiableMap;

/** All places known at one moment. Immutable; a change of any place makes a new tree. */
public final class PlaceTree {
    /** The tree before anything is known. */
    public static final PlaceTree EMPTY = new PlaceTree(List.of());

    private final Map<UUID, Place> byId;
    private final Map<UUID, UUID> branches = new HashMap<>();
    private final Map<UUID, List<String>> codesUpward = new HashMap<>();
    private final Map<UUID, List<UUID>> idsUpward = new HashMap<>();
    private final Map<UUID, ZoneId> zones = new HashMap<>();
    private final Map<UUID, Place> firstServicePoints = new HashMap<>();
    private final Set<String> codes = new HashSet<>();

    private PlaceTree(Collection<Place> places) {
        this.byId = places.stream().collect(toUnmodifiableMap(Place::id, Function.identity()));
        places.stream().sorted(Comparator.comparing(Place::code)).forEach(this::index);
    }

    public static PlaceTree of(Collection<Place> places) {
        return new PlaceTree(places);
    }

    private void index(Place place) {
        codes.add(place.code());
        List<Place> upward = upward(place);
        codesUpward.put(place.id(), upward.stream().map(Place::code).toList());
        idsUpward.put(place.id(), upward.stream().map(Place::id).toList());
        zones.put(place.id(), zone(upward));
        upward.stream()
                .filter(above -> above.kind() == PlaceKind.BRANCH)
                .findFirst()
                .ifPresent(branch -> {
                    branches.put(place.id(), branch.id());
                    if (place.kind() == PlaceKind.SERVICE_POINT) {
                        firstServicePoints.putIfAbsent(branch.id(), place);
                    }
                });
    }

    /** The place and all above it, nearest first. A place whose parent is not known yet ends the walk. */
    private List<Place> upward(Place place) {
        List<Place> walked = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        @Nullable Place at = place;
        while (at != null && seen.add(at.id())) {
            walked.add(at);
            at = at.parentId() == null ? null : byId.get(at.parentId());
        }
        return walked;
    }

    /** The nearest zone given; one that this JDK does not know must not stop the desk, the zone above is next best. */
    private static ZoneId zone(List<Place> upward) {
        return upward.stream()
                .map(Place::timeZone)
                .filter(zone -> zone != null && ZoneId.getAvailableZoneIds().contains(zone))
                .findFirst()
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
    }

    public Optional<Place> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The service point with this id, if it is one and its branch is known. */
    public Optional<Place> servicePoint(UUID id) {
        return find(id).filter(place -> place.kind() == PlaceKind.SERVICE_POINT && branches.containsKey(id));
    }

    /** The branch that a place lies in, itself if it is one. */
    public Optional<UUID> branchOf(UUID placeId) {
        return Optional.ofNullable(branches.get(placeId));
    }

    /** The codes of a place and of all places above it, nearest first; empty for an unknown place. */
    public List<String> codesUpward(UUID placeId) {
        return codesUpward.getOrDefault(placeId, List.of());
    }

    /** A place and all places above it, nearest first; the place alone as long as it is not known. */
    public List<UUID> idsUpward(UUID placeId) {
        return idsUpward.getOrDefault(placeId, List.of(placeId));
    }

    /**
     * How far a place is from another: the steps up the tree from the first until everything above both is one. 0 if
     * the other lies in it, one more than the tree is high if nothing lies above both.
     */
    public int apart(UUID from, UUID to) {
        List<UUID> upward = idsUpward(from);
        Set<UUID> other = new HashSet<>(idsUpward(to));
        for (int steps = 0; steps < upward.size(); steps++) {
            if (other.contains(upward.get(steps))) {
                return steps;
            }
        }
        return upward.size();
    }

    /** The code of a place, or its id in letters as long as the place is not known. */
    public String codeOf(UUID placeId) {
        Place place = byId.get(placeId);
        return place == null ? placeId.toString() : place.code();
    }

    /** The time zone of a place, inherited from above; UTC while nothing is known. */
    public ZoneId zoneOf(UUID placeId) {
        return zones.getOrDefault(placeId, ZoneOffset.UTC);
    }

    /** The service point of a branch that receives its returns: the first by code. */
    public Optional<Place> receivingServicePoint(UUID branchId) {
        return Optional.ofNullable(firstServicePoints.get(branchId));
    }

    public boolean knowsCode(String code) {
        return codes.contains(code);
    }

    public Collection<Place> all() {
        return byId.values();
    }
}
