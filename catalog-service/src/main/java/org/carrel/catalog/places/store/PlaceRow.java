package org.carrel.catalog.places.store;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.places.Place;
import org.carrel.catalog.places.PlaceDescription;
import org.carrel.events.PlaceKind;

/** A row of {@code place}. */
@Entity
@Table(name = "place")
class PlaceRow {

    @Id
    UUID id;

    @Version
    long version = 1;

    @Column
    @Enumerated(EnumType.STRING)
    PlaceKind kind;

    @Column
    String code;

    @Column
    String name;

    @Column
    @Nullable
    UUID parentId;

    @Column
    @Nullable
    String timeZone;

    @Column
    boolean pickup;

    @Column
    boolean mobile;

    /** For Hibernate, which fills every column before anyone looks. */
    PlaceRow() {}

    PlaceRow(Place place) {
        this.id = place.id();
        describe(place.description());
    }

    final void describe(PlaceDescription description) {
        kind = description.kind();
        code = description.code();
        name = description.name();
        parentId = description.parentId();
        timeZone = description.timeZone();
        pickup = description.pickup();
        mobile = description.mobile();
    }

    Place place() {
        return new Place(id, version, new PlaceDescription(kind, code, name, parentId, timeZone, pickup, mobile));
    }
}
