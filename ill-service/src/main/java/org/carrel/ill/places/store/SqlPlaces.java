package org.carrel.ill.places.store;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceKind;
import org.carrel.events.PlaceRemoved;
import org.carrel.ill.places.Place;
import org.carrel.ill.places.Places;

@ApplicationScoped
class SqlPlaces implements Places {

    private final Session session;

    SqlPlaces(Session session) {
        this.session = session;
    }

    @Override
    public boolean heardOf(UUID placeId) {
        return session.createNativeQuery("select count(*) from place where id = :id", Long.class)
                        .setParameter("id", placeId)
                        .getSingleResult()
                > 0;
    }

    @Override
    public Optional<Place> find(UUID placeId) {
        return session.createNativeQuery("""
                        with recursive up (id, parent_id, time_zone, height) as (
                            select id, parent_id, time_zone, 0 from place where id = :id and not removed
                          union all
                            select above.id, above.parent_id, above.time_zone, up.height + 1
                            from up join place above on above.id = up.parent_id
                            where up.time_zone is null and up.height < 10)
                        select place.pickup and place.kind = 'SERVICE_POINT' as pickup_point,
                          (select time_zone from up where time_zone is not null order by height limit 1) as zone
                        from place where id = :id and not removed
                        """, Tuple.class)
                .setParameter("id", placeId)
                .addScalar("pickup_point", Boolean.class)
                .addScalar("zone", String.class)
                .uniqueResultOptional()
                .map(row -> new Place(row.get(0, Boolean.class), row.get(1, String.class)));
    }

    @Override
    public Optional<UUID> parentOf(UUID placeId) {
        return session.createNativeQuery(
                        "select parent_id from place where id = :id and parent_id is not null", UUID.class)
                .setParameter("id", placeId)
                .uniqueResultOptional();
    }

    @Override
    public void take(PlaceChanged changed) {
        session.createNativeMutationQuery("""
                        insert into place (id, version, kind, parent_id, time_zone, pickup, removed)
                        values (:id, :version, :kind, :parent, :zone, :pickup, false)
                        on conflict (id) do update set version = excluded.version, kind = excluded.kind,
                          parent_id = excluded.parent_id, time_zone = excluded.time_zone, pickup = excluded.pickup,
                          removed = false
                        where place.version < excluded.version
                        """)
                .setParameter("id", changed.placeId())
                .setParameter("version", changed.version())
                .setParameter("kind", changed.kind().name())
                .setParameter("parent", changed.parentId(), UUID.class)
                .setParameter("zone", changed.timeZone(), String.class)
                .setParameter("pickup", changed.pickup())
                .executeUpdate();
    }

    @Override
    public void take(PlaceRemoved removed) {
        session.createNativeMutationQuery("""
                        insert into place (id, version, kind, pickup, removed)
                        values (:id, :version, :kind, false, true)
                        on conflict (id) do update set version = excluded.version, pickup = false, removed = true
                        where place.version < excluded.version
                        """)
                .setParameter("id", removed.placeId())
                .setParameter("version", removed.version())
                .setParameter("kind", PlaceKind.LOCATION.name())
                .executeUpdate();
    }
}
