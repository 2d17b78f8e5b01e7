package org.carrel.catalog.editing.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.editing.Lease;
import org.carrel.catalog.editing.Leases;

/** The leases in PostgreSQL, in plain SQL: whoever comes first must be decided in one statement. */
@ApplicationScoped
class JdbcLeases implements Leases {

    private final DataSource database;

    JdbcLeases(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<Lease> find(UUID recordId, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select holder, since, until from record_lease where record_id = ? and until > ?")) {
            select.setObject(1, recordId);
            select.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Lease(recordId, row.getString(1), instant(row, 2), instant(row, 3)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("leases could not be read", e);
        }
    }

    @Override
    public Lease take(Lease wanted, Instant now, boolean takeOver) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into record_lease as held (record_id, holder, since, until) values (?, ?, ?, ?)
                        on conflict (record_id) do update
                        set holder = excluded.holder,
                            until = excluded.until,
                            since = case when held.holder = excluded.holder and held.until > ?
                                         then held.since else excluded.since end
                        where held.holder = excluded.holder or held.until <= ? or ?""")) {
            upsert.setObject(1, wanted.recordId());
            upsert.setString(2, wanted.holder());
            upsert.setObject(3, wanted.since().atOffset(ZoneOffset.UTC));
            upsert.setObject(4, wanted.until().atOffset(ZoneOffset.UTC));
            upsert.setObject(5, now.atOffset(ZoneOffset.UTC));
            upsert.setObject(6, now.atOffset(ZoneOffset.UTC));
            upsert.setBoolean(7, takeOver);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a lease could not be stored", e);
        }
        return find(wanted.recordId(), now)
                .orElseThrow(() -> new IllegalStateException("somebody holds the lease now"));
    }

    @Override
    public void release(UUID recordId, String holder) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from record_lease where record_id = ? and holder = ?")) {
            delete.setObject(1, recordId);
            delete.setString(2, holder);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a lease could not be ended", e);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
