package org.carrel.catalog.availability.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.availability.Availabilities;
import org.carrel.catalog.availability.Holdings;
import org.carrel.catalog.availability.Standing;
import org.carrel.catalog.items.CirculationStates;
import org.carrel.events.Availability;
import org.carrel.events.ItemAvailabilityChanged;

/** The replica in PostgreSQL. */
@ApplicationScoped
class JdbcAvailabilities implements Availabilities, CirculationStates {

    private final DataSource database;

    JdbcAvailabilities(DataSource database) {
        this.database = database;
    }

    @Override
    public boolean keep(ItemAvailabilityChanged told) {
        String sql = """
                insert into item_availability as held
                  (item_id, version, record_id, availability, since, due_at, service_point_id,
                   destination_service_point_id, requests_waiting)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (item_id) do update set
                  version = excluded.version, record_id = excluded.record_id, availability = excluded.availability,
                  since = excluded.since, due_at = excluded.due_at, service_point_id = excluded.service_point_id,
                  destination_service_point_id = excluded.destination_service_point_id,
                  requests_waiting = excluded.requests_waiting
                where held.version < excluded.version""";
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setObject(1, told.itemId());
            upsert.setLong(2, told.version());
            upsert.setObject(3, told.recordId());
            upsert.setString(4, told.availability().name());
            upsert.setObject(5, told.since().atOffset(ZoneOffset.UTC));
            upsert.setObject(6, told.dueAt() == null ? null : told.dueAt().atOffset(ZoneOffset.UTC));
            upsert.setObject(7, told.servicePointId());
            upsert.setObject(8, told.destinationServicePointId());
            upsert.setInt(9, told.requestsWaiting());
            return upsert.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("availability could not be kept", e);
        }
    }

    @Override
    public Map<UUID, Standing> of(Collection<UUID> itemIds) {
        String sql = """
                select item_id, availability, since, due_at, requests_waiting
                from item_availability where item_id = any (?)""";
        var standings = new HashMap<UUID, Standing>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", itemIds.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    standings.put(
                            rows.getObject(1, UUID.class),
                            new Standing(
                                    Availability.valueOf(rows.getString(2)),
                                    instant(rows, 3),
                                    instant(rows, 4),
                                    rows.getInt(5)));
                }
            }
            return standings;
        } catch (SQLException e) {
            throw new IllegalStateException("availability could not be read", e);
        }
    }

    @Override
    public Map<UUID, Availability> states(Collection<UUID> itemIds) {
        var states = new HashMap<UUID, Availability>();
        of(itemIds).forEach((item, standing) -> states.put(item, standing.availability()));
        return states;
    }

    @Override
    public Map<UUID, Holdings> holdings(Collection<UUID> recordIds) {
        String sql = """
                select t.record_id, l.parent_id, count(*),
                       count(*) filter (where a.availability = 'AVAILABLE' and i.process_tags = '{}')
                from item_title t
                join item i on i.id = t.item_id
                join place l on l.id = i.present_location_id
                left join item_availability a on a.item_id = i.id
                where t.record_id = any (?) and not i.withdrawn
                group by t.record_id, l.parent_id
                order by t.record_id, l.parent_id""";
        var branches = new HashMap<UUID, List<Holdings.AtBranch>>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", recordIds.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    branches.computeIfAbsent(rows.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add(new Holdings.AtBranch(rows.getObject(2, UUID.class), rows.getInt(3), rows.getInt(4)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("holdings could not be read", e);
        }
        var holdings = new HashMap<UUID, Holdings>();
        branches.forEach((record, at) -> holdings.put(
                record,
                new Holdings(
                        at.stream().mapToInt(Holdings.AtBranch::total).sum(),
                        at.stream().mapToInt(Holdings.AtBranch::available).sum(),
                        at)));
        return holdings;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
