package org.carrel.catalog.places;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.PlaceKind;

/** The places in store. */
public interface Places {

    Optional<Place> find(UUID id);

    /** All of them; a consortium has hundreds, not millions. */
    PlaceTree tree();

    /** As {@link #tree()}, and nobody else edits it before this transaction ends. */
    PlaceTree treeForEdit();

    /** Places in the order of their codes. */
    List<Place> list(Filter filter, @Nullable String afterCode, int limit);

    void add(Place place);

    /** Stores a new description; the result carries the new version. */
    Place describe(UUID id, PlaceDescription description);

    void remove(UUID id);

    /** Which places are wanted; null for any. */
    record Filter(
            @Nullable String code,
            @Nullable PlaceKind kind,
            @Nullable UUID parentId) {}
}
