package org.carrel.catalog.places.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.places.Place;
import org.carrel.catalog.places.PlaceDescription;
import org.carrel.catalog.places.PlaceOutcome;
import org.carrel.catalog.places.PlaceReason;
import org.carrel.catalog.places.PlaceTree;
import org.carrel.catalog.places.PlaceUse;
import org.carrel.catalog.places.Places;
import org.carrel.events.PlaceRemoved;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.outbox.Outbox;

/** Adds, edits and removes places; within the caller's transaction. */
@ApplicationScoped
public class ArrangePlaces {

    private final Places places;
    private final PlaceUse use;
    private final Outbox outbox;
    private final IdSource ids;

    ArrangePlaces(Places places, PlaceUse use, Outbox outbox, IdSource ids) {
        this.places = places;
        this.use = use;
        this.outbox = outbox;
        this.ids = ids;
    }

    /** Adds a place. */
    public PlaceOutcome add(PlaceDescription wanted) {
        List<PlaceReason> reasons = places.treeForEdit().whyNotAdd(wanted);
        if (!reasons.isEmpty()) {
            return new PlaceOutcome.Refused(reasons);
        }
        var place = new Place(ids.next(), 1, wanted);
        places.add(place);
        outbox.append(place.changed());
        return new PlaceOutcome.Stored(place);
    }

    /**
     * Edits a place.
     *
     * @param precondition is given the current version and throws if the edit was not made on it
     */
    public PlaceOutcome edit(UUID id, LongConsumer precondition, PlaceDescription wanted) {
        PlaceTree tree = places.treeForEdit();
        Optional<Place> current = tree.find(id);
        if (current.isEmpty()) {
            return new PlaceOutcome.Unknown();
        }
        precondition.accept(current.get().version());
        if (current.get().description().equals(wanted)) {
            return new PlaceOutcome.Stored(current.get());
        }
        List<PlaceReason> reasons = tree.whyNotEdit(current.get(), wanted, use.itemsAt(id));
        if (!reasons.isEmpty()) {
            return new PlaceOutcome.Refused(reasons);
        }
        Place edited = places.describe(id, wanted);
        outbox.append(edited.changed());
        return new PlaceOutcome.Stored(edited);
    }

    /** Removes a place that nothing holds. */
    public PlaceOutcome remove(UUID id, LongConsumer precondition) {
        PlaceTree tree = places.treeForEdit();
        Optional<Place> current = tree.find(id);
        if (current.isEmpty()) {
            return new PlaceOutcome.Unknown();
        }
        precondition.accept(current.get().version());
        List<PlaceReason> reasons = tree.whyNotRemove(id, use.itemsAt(id));
        if (!reasons.isEmpty()) {
            return new PlaceOutcome.Refused(reasons);
        }
        places.remove(id);
        outbox.append(new PlaceRemoved(id, current.get().version() + 1));
        return new PlaceOutcome.Removed();
    }
}
