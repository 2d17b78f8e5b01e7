package org.carrel.platform.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.carrel.platform.messaging.Envelope;

/** The SQL of the table {@code outbox}. */
public final class OutboxTable {

    private OutboxTable() {}

    /**
     * An event that waits to be published.
     *
     * @param seq its place in the queue
     * @param envelope the event
     */
    record Row(long seq, Envelope envelope) {}

    /**
     * What waits to be published.
     *
     * @param events how many, counted up to a hundred thousand
     * @param ageSeconds how long the oldest has been waiting
     */
    record Backlog(long events, double ageSeconds) {

        static final Backlog NONE = new Backlog(0, 0);
    }

    /**
     * Writes events in the connection's transaction. {@link Outbox} is the way to do so in a service; this is for
     * programs without JTA, such as loaders, which must {@link Relay#wake} a relay themselves or wait for its poll.
     */
    public static void insert(Connection connection, List<Envelope> envelopes) throws SQLException {
        String sql = """
                insert into outbox
                  (event_id, topic, type, aggregate_id, aggregate_version, occurred_at, traceparent, data)
                values (?, ?, ?, ?, ?, ?, ?, ?)""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Envelope envelope : envelopes) {
                insert.setObject(1, envelope.id());
                insert.setString(2, envelope.topic());
                insert.setString(3, envelope.type());
                insert.setObject(4, envelope.aggregateId());
                insert.setLong(5, envelope.aggregateVersion());
                insert.setObject(6, envelope.time().atOffset(ZoneOffset.UTC));
                insert.setString(7, envelope.traceparent());
                insert.setString(8, envelope.data());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * The oldest rows that are committed. There is no cursor: a row that is committed late has a small number and comes
     * first next time.
     */
    static List<Row> oldest(Connection connection, int limit) throws SQLException {
        String sql = """
                select seq, event_id, topic, type, aggregate_id, aggregate_version, occurred_at, traceparent, data
                from outbox order by seq limit ?""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, limit);
            var rows = new ArrayList<Row>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
            return rows;
        }
    }

    private static Row row(ResultSet found) throws SQLException {
        Instant time = found.getObject("occurred_at", OffsetDateTime.class).toInstant();
        return new Row(
                found.getLong("seq"),
                new Envelope(
                        found.getObject("event_id", UUID.class),
                        found.getString("topic"),
                        found.getString("type"),
                        found.getObject("aggregate_id", UUID.class),
                        found.getLong("aggregate_version"),
                        time,
                        found.getString("traceparent"),
                        found.getString("data")));
    }

    static void delete(Connection connection, List<Row> rows) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where seq = any(?)")) {
            Object[] seqs = rows.stream().map(Row::seq).toArray();
            delete.setArray(1, connection.createArrayOf("bigint", seqs));
            delete.executeUpdate();
        }
    }

    static Backlog backlog(Connection connection) throws SQLException {
        String sql = """
                select count(*), coalesce(extract(epoch from clock_timestamp() - min(recorded_at)), 0)
                from (select recorded_at from outbox order by seq limit 100000) waiting""";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet found = select.executeQuery()) {
            found.next();
            return new Backlog(found.getLong(1), Math.max(0, found.getDouble(2)));
        }
    }
}
