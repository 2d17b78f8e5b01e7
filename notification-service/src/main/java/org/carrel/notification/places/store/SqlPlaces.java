package org.carrel.notification.places.store;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceKind;
import org.carrel.events.PlaceRemoved;
import org.carrel.notification.places.Place;
import org.carrel.notification.places.Places;

@ApplicationScoped
class SqlPlaces implements Places {

    private final Session session;

    SqlPlaces(Session session) {
        this.session = session;
    }

    @Override
    public Optional<Place> find(UUID placeId) {
        return session.createNativeQuery(
                        "select kind, name, parent_id, time_zone from place where id = :id and name <> ''", Tuple.class)
                .setParameter("id", placeId)
                .addScalar("kind", String.class)
                .addScalar("name", String.class)
                .addScalar("parent_id", UUID.class)
                .addScalar("time_zone", String.class)
                .uniqueResultOptional()
                .map(row -> new Place(
                        PlaceKind.valueOf(row.get(0, String.class)),
                        row.get(1, String.class),
                        row.get(2, UUID.class),
                        row.get(3, String.class)));
    }

    @Override
    public void take(PlaceChanged changed) {
        session.createNativeMutationQuery("""
                        insert into place (id, version, kind, name, parent_id, time_zone, removed)
                        values (:id, :version, :kind, :name, :parent, :zone, false)
                        on conflict (id) do update set version = excluded.version, kind = excluded.kind,
                          name = excluded.name, parent_id = excluded.parent_id, time_zone = excluded.time_zone,
                          removed = false
                        where place.version < excluded.version
                        """)
                .setParameter("id", changed.placeId())
                .setParameter("version", changed.version())
                .setParameter("kind", changed.kind().name())
                .setParameter("name", changed.name())
                .setParameter("parent", changed.parentId(), UUID.class)
                .setParameter("zone", changed.timeZone(), String.class)
                .executeUpdate();
    }

    @Override
    public void take(PlaceRemoved removed) {
        session.createNativeMutationQuery("""
                        insert into place (id, version, kind, name, removed)
                        values (:id, :version, :kind, '', true)
                        on conflict (id) do update set version = excluded.version, removed = true
                        where place.version < excluded.version
                        """)
                .setParameter("id", removed.placeId())
                .setParameter("version", removed.version())
                .setParameter("kind", PlaceKind.LOCATION.name())
                .executeUpdate();
    }
}
