package org.carrel.circulation.places.store;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.places.Place;
import org.carrel.circulation.places.Places;
import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceKind;
import org.carrel.platform.sql.Database;

@ApplicationScoped
class PlaceTable implements Places {
    private final Database database;

    PlaceTable(Database database) {
        this.database = database;
    }

    @Override
    public List<Place> all() {
        return database.list(
                "select id, kind, code, name, parent_id, time_zone, pickup from place where not removed",
                row -> new Place(
                        row.uuid("id"),
                        row.constant("kind", PlaceKind.class),
                        row.text("code"),
                        row.text("name"),
                        row.uuidOrNull("parent_id"),
                        row.textOrNull("time_zone"),
                        row.flag("pickup")));
    }

    @Override
    public long revision() {
        return database.first(
                        "select coalesce(sum(version), 0) + count(*) as revision from place",
                        row -> row.bigNumber("revision"))
                .orElse(0L);
    }

    @Override
    public void put(PlaceChanged told) {
        database.update(
                """
                insert into place as held (id, version, removed, kind, code, name, parent_id, time_zone, pickup, mobile)
                values (?, ?, false, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set version = excluded.version, removed = false, kind = excluded.kind,
                  code = excluded.code, name = excluded.name, parent_id = excluded.parent_id,
                  time_zone = excluded.time_zone, pickup = excluded.pickup, mobile = excluded.mobile
                where held.version < excluded.version
                """,
                told.placeId(),
                told.version(),
                told.kind(),
                told.code(),
                told.name(),
                told.parentId(),
                told.timeZone(),
                told.pickup(),
                told.mobile());
    }

    @Override
    public void remove(UUID placeId, long version) {
        database.update("""
                insert into place as held (id, version, removed, kind, code, name)
                values (?, ?, true, 'LOCATION', '', '')
                on conflict (id) do update set version = excluded.version, removed = true
                where held.version < excluded.version
                """, placeId, version);
    }
}
