package org.carrel.bench.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.carrel.bench.stack.DatabaseServer;

/** The events that services have committed and not yet published. */
public final class Outboxes {
    static final List<String> DATABASES = List.of("catalog", "circulation", "patron", "ill", "notification");

    private final DatabaseServer server;

    public Outboxes(DatabaseServer server) {
        this.server = server;
    }

    /** How many events wait, by database; those with none are left out. */
    Map<String, Long> waiting() throws SQLException {
        Map<String, Long> waiting = new LinkedHashMap<>();
        for (String database : DATABASES) {
            try (Connection connection = server.connect(database);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from outbox")) {
                row.next();
                if (row.getLong(1) > 0) {
                    waiting.put(database, row.getLong(1));
                }
            }
        }
        return waiting;
    }

    /** Waits until every event is published, and tells how long that took. */
    public Duration awaitEmpty(Duration patience) throws SQLException, InterruptedException {
        long began = System.nanoTime();
        Map<String, Long> waiting = waiting();
        while (!waiting.isEmpty()) {
            if (System.nanoTime() - began > patience.toNanos()) {
                throw new IllegalStateException("events are not published: " + waiting);
            }
            Thread.sleep(50);
            waiting = waiting();
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
