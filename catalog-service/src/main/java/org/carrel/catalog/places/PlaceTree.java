package org.carrel.catalog.places;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.PlaceKind;

/** All places of the consortium, and the rules of how they stand together. */
public final class PlaceTree {

    private final Map<UUID, Place> places = new LinkedHashMap<>();

    public PlaceTree(Collection<Place> places) {
        places.forEach(place -> this.places.put(place.id(), place));
    }

    public Optional<Place> find(@Nullable UUID id) {
        return id == null ? Optional.empty() : Optional.ofNullable(places.get(id));
    }

    /** The branch that a place is or stands in. */
    public Optional<Place> branchOf(UUID id) {
        Optional<Place> place = find(id);
        return place.flatMap(found -> switch (found.description().kind()) {
            case BRANCH -> place;
            case LOCATION, SERVICE_POINT ->
                find(found.description().parentId())
                        .filter(parent -> parent.description().kind() == PlaceKind.BRANCH);
            case CONSORTIUM, LIBRARY -> Optional.empty();
        });
    }

    /** The places directly below one. */
    public List<Place> children(UUID id) {
        return places.values().stream()
                .filter(place -> id.equals(place.description().parentId()))
                .toList();
    }

    /** Everything that speaks against a new place; nothing if it fits. */
    public List<PlaceReason> whyNotAdd(PlaceDescription wanted) {
        return whyNot(null, wanted);
    }

    /**
     * Everything that speaks against an edit.
     *
     * @param items how many items belong to the place
     */
    public List<PlaceReason> whyNotEdit(Place current, PlaceDescription wanted, long items) {
        var reasons = new ArrayList<PlaceReason>();
        if (current.description().kind() != wanted.kind()) {
            reasons.add(new PlaceReason.KindIsFixed(current.description().kind()));
        } else {
            reasons.addAll(whyNot(current, wanted));
        }
        boolean moves = !Objects.equals(current.description().parentId(), wanted.parentId());
        if (moves && items > 0) {
            reasons.add(new PlaceReason.HasItems(items));
        }
        return reasons;
    }

    /** Everything that holds a place where it is. */
    public List<PlaceReason> whyNotRemove(UUID id, long items) {
        var reasons = new ArrayList<PlaceReason>();
        children(id).stream().map(PlaceReason.HasChild::new).forEach(reasons::add);
        if (items > 0) {
            reasons.add(new PlaceReason.HasItems(items));
        }
        return reasons;
    }

    private List<PlaceReason> whyNot(@Nullable Place current, PlaceDescription wanted) {
        var reasons = new ArrayList<PlaceReason>();
        UUID self = current == null ? null : current.id();
        places.values().stream()
                .filter(place ->
                        !place.id().equals(self) && place.description().code().equals(wanted.code()))
                .findFirst()
                .ifPresent(place -> reasons.add(new PlaceReason.CodeTaken(place.id())));
        parent(self, wanted, reasons);
        if (wanted.pickup() && wanted.kind() != PlaceKind.SERVICE_POINT) {
            reasons.add(new PlaceReason.PickupNotApplicable());
        }
        if (wanted.mobile() && wanted.kind() != PlaceKind.BRANCH) {
            reasons.add(new PlaceReason.MobileNotApplicable());
        }
        if (wanted.timeZone() != null && !isZone(wanted.timeZone())) {
            reasons.add(new PlaceReason.UnknownTimeZone(wanted.timeZone()));
        }
        if (reasons.isEmpty()) {
            timeZones(current, wanted, reasons);
        }
        return reasons;
    }

    private void parent(@Nullable UUID self, PlaceDescription wanted, List<PlaceReason> reasons) {
        PlaceKind above =
                switch (wanted.kind()) {
                    case CONSORTIUM -> null;
                    case LIBRARY -> PlaceKind.CONSORTIUM;
                    case BRANCH -> PlaceKind.LIBRARY;
                    case LOCATION, SERVICE_POINT -> PlaceKind.BRANCH;
                };
        if (above == null) {
            if (wanted.parentId() != null) {
                reasons.add(new PlaceReason.ParentNotAllowed());
            }
            places.values().stream()
                    .filter(place -> place.description().kind() == PlaceKind.CONSORTIUM
                            && !place.id().equals(self))
                    .findFirst()
                    .ifPresent(place -> reasons.add(new PlaceReason.SecondConsortium(place.id())));
        } else if (find(wanted.parentId())
                .filter(parent -> parent.description().kind() == above)
                .isEmpty()) {
            reasons.add(new PlaceReason.WrongParent(above));
        }
    }

    /** Every branch must know its time, by itself or from above: due dates end with its day. */
    private void timeZones(@Nullable Place current, PlaceDescription wanted, List<PlaceReason> reasons) {
        if (current == null) {
            if (wanted.kind() == PlaceKind.BRANCH
                    && wanted.timeZone() == null
                    && zoneFrom(wanted.parentId()).isEmpty()) {
                reasons.add(new PlaceReason.TimeZoneMissing(wanted.code()));
            }
            return;
        }
        var changed = new LinkedHashMap<>(places);
        changed.put(current.id(), new Place(current.id(), current.version(), wanted));
        var after = new PlaceTree(changed.values());
        after.places.values().stream()
                .filter(place -> place.description().kind() == PlaceKind.BRANCH)
                .filter(branch -> after.zoneFrom(branch.id()).isEmpty())
                .forEach(branch -> reasons.add(
                        new PlaceReason.TimeZoneMissing(branch.description().code())));
    }

    /** The time zone that holds at a place. */
    public Optional<ZoneId> zoneFrom(@Nullable UUID id) {
        Optional<Place> place = find(id);
        while (place.isPresent()) {
            PlaceDescription description = place.get().description();
            if (description.timeZone() != null) {
                return Optional.of(ZoneId.of(description.timeZone()));
            }
            place = find(description.parentId());
        }
        return Optional.empty();
    }

    private static boolean isZone(String text) {
        try {
            return (text.contains("/") || text.equals("UTC"))
                    && ZoneId.of(text).getId().equals(text);
        } catch (DateTimeException _) {
            return false;
        }
    }
}
