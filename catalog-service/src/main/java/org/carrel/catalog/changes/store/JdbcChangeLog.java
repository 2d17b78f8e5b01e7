package org.carrel.catalog.changes.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;

import org.carrel.catalog.changes.ChangeLog;

/**
 * The log in PostgreSQL. A position is a database snapshot ({@code pg_snapshot}): what a later reader has to see is
 * exactly what is visible to it and was not visible in that snapshot. A counter would not do, for a transaction may
 * commit after another that took a higher number.
 */
@ApplicationScoped
class JdbcChangeLog implements ChangeLog {

    /** Someone who is so far behind is served sooner by starting over. */
    private static final int MOST = 200_000;

    private final DataSource database;

    JdbcChangeLog(DataSource database) {
        this.database = database;
    }

    @Override
    public void append(Collection<UUID> records) {
        if (records.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into change (record_id) select unnest(?::uuid[])")) {
            insert.setArray(1, connection.createArrayOf("uuid", records.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the change log could not be written", e);
        }
    }

    @Override
    public String position() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select pg_current_snapshot()::text");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the change log could not be read", e);
        }
    }

    @Override
    public Reading since(String position) {
        try (Connection connection = database.getConnection()) {
            String now;
            boolean complete;
            // The new position is taken first: what commits in between is read now and once more next time.
            try (PreparedStatement select = connection.prepareStatement("""
                    select pg_current_snapshot()::text,
                           pg_snapshot_xmin(?::pg_snapshot) >= purged_to
                           and pg_snapshot_xmax(?::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot())
                    from change_horizon""")) {
                select.setString(1, position);
                select.setString(2, position);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    now = row.getString(1);
                    complete = row.getBoolean(2);
                }
            }
            if (!complete) {
                return new Reading(Set.of(), now, false);
            }
            var records = new HashSet<UUID>();
            try (PreparedStatement select = connection.prepareStatement("""
                    select distinct record_id from change
                    where transaction >= pg_snapshot_xmin(?::pg_snapshot)
                      and not pg_visible_in_snapshot(transaction, ?::pg_snapshot)
                    limit ?""")) {
                select.setString(1, position);
                select.setString(2, position);
                select.setInt(3, MOST);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        records.add(rows.getObject(1, UUID.class));
                    }
                }
            }
            return new Reading(records, now, records.size() < MOST);
        } catch (SQLException e) {
            throw new IllegalStateException("the change log could not be read", e);
        }
    }

    @Override
    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void purge() {
        try (Connection connection = database.getConnection();
                PreparedStatement purge = connection.prepareStatement("""
                        with old as (
                            select max(transaction) as last from change
                            where at < clock_timestamp() - interval '7 days'
                              and transaction < pg_snapshot_xmin(pg_current_snapshot())),
                        gone as (
                            delete from change where transaction <= (select last from old)),
                        noted as (
                            select (last::text::bigint + 1)::text::xid8 as next from old where last is not null)
                        update change_horizon set purged_to = next from noted where next > purged_to""")) {
            purge.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the change log could not be purged", e);
        }
    }
}
