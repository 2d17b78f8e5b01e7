package org.carrel.platform.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The SQL of the tables {@code inbox} and {@code dead_letter_closed}. */
final class InboxTable {

    private static final int ROWS_AT_ONCE = 5_000;

    private InboxTable() {}

    /**
     * Notes in the current transaction that a consumer handles an event.
     *
     * @return false if it has done so before. While another transaction is about to, this waits for its outcome
     */
    static boolean note(DataSource dataSource, String consumer, UUID eventId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into inbox (consumer, event_id) values (?, ?) on conflict do nothing")) {
            insert.setString(1, consumer);
            insert.setObject(2, eventId);
            return insert.executeUpdate() == 1;
        }
    }

    /** Which of these dead letters are closed. */
    static Set<UUID> closed(DataSource dataSource, Collection<UUID> ids) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select letter_id from dead_letter_closed where letter_id = any(?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            var closed = new HashSet<UUID>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    closed.add(found.getObject(1, UUID.class));
                }
            }
            return closed;
        }
    }

    static void close(DataSource dataSource, Collection<UUID> ids, String outcome, String by) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into dead_letter_closed (letter_id, outcome, closed_by)
                        select unnest(?::uuid[]), ?, ? on conflict do nothing""")) {
            insert.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            insert.setString(2, outcome);
            insert.setString(3, by);
            insert.executeUpdate();
        }
    }

    /** Deletes some of the notes that are older than this; returns how many, 0 when none are left. */
    static int purge(DataSource dataSource, Duration age) throws SQLException {
        return delete(dataSource, """
                delete from inbox where ctid = any(array(
                  select ctid from inbox where handled_at < now() - ? * interval '1 second' limit ?))""", age);
    }

    /** The same for dead letters that are closed, and forgotten by the topic. */
    static int purgeClosed(DataSource dataSource, Duration age) throws SQLException {
        return delete(dataSource, """
                delete from dead_letter_closed where ctid = any(array(
                  select ctid from dead_letter_closed where closed_at < now() - ? * interval '1 second' limit ?))""", age);
    }

    private static int delete(DataSource dataSource, String sql, Duration age) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, age.toSeconds());
            delete.setInt(2, ROWS_AT_ONCE);
            return delete.executeUpdate();
        }
    }
}
