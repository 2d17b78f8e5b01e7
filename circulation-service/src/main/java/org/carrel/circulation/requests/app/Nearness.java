package org.carrel.circulation.requests.app;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.calendar.app.BranchHours;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.requests.Requests;
import org.carrel.circulation.requests.Targeting;

/** The branches that have copies, as seen from where they will be picked up. */
@ApplicationScoped
class Nearness {
    private final Requests requests;
    private final PlaceDirectory places;
    private final BranchHours hours;

    Nearness(Requests requests, PlaceDirectory places, BranchHours hours) {
        this.requests = requests;
        this.places = places;
        this.hours = hours;
    }

    /** The branches of some items, by id; nothing if it is not known where the pickup point is. */
    Map<UUID, Targeting.Branch> from(UUID pickupServicePointId, Collection<Item> items, Instant now) {
        PlaceTree tree = places.tree();
        Optional<UUID> pickupBranch = tree.branchOf(pickupServicePointId);
        Set<UUID> branches = items.stream().map(item -> item.shelf().branchId()).collect(Collectors.toSet());
        if (pickupBranch.isEmpty() || branches.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Requests.Seen> seen = requests.seenFrom(pickupBranch.get(), branches);
        return branches.stream()
                .map(branchId -> branch(branchId, tree.apart(pickupBranch.get(), branchId), seen.get(branchId), now))
                .collect(Collectors.toUnmodifiableMap(Targeting.Branch::id, Function.identity()));
    }

    private Targeting.Branch branch(UUID branchId, int stepsApart, Requests.@Nullable Seen seen, Instant now) {
        OpeningHours opening = hours.of(branchId);
        return new Targeting.Branch(
                branchId,
                seen == null || seen.distance() == null ? stepsApart : seen.distance(),
                opening.isOpenOn(opening.dayOf(now)),
                seen == null ? null : seen.lastAskedAt());
    }
}
