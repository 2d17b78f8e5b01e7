package org.carrel.testkit.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

import org.carrel.events.LoanRenewed;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.messaging.Envelope;
import org.carrel.platform.outbox.OutboxTable;

/**
 * A burst of changes: so many aggregates, each of which is to reach the same version, by steps of one, by many writers
 * at once. Every change is one transaction that also writes the event; some transactions dawdle between writing the
 * event and committing it, so that later ones overtake them. A burst that was interrupted is gone on with.
 *
 * @param database where the aggregates and the outbox are
 * @param versions the version that every aggregate is to reach
 * @param writers how many threads write
 * @param committed called after each commit
 */
record Burst(DataSource database, int versions, int writers, Runnable committed) {

    private static final IdSource IDS = new IdSource();

    /** Makes the aggregates, all at version 0. */
    static List<UUID> prepare(DataSource database, int aggregates) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (Connection connection = database.getConnection()) {
            try (Statement create = connection.createStatement()) {
                create.execute("create table aggregate (id uuid primary key, version bigint not null)");
            }
            try (PreparedStatement insert = connection.prepareStatement("insert into aggregate values (?, 0)")) {
                for (int i = 0; i < aggregates; i++) {
                    UUID id = IDS.next();
                    ids.add(id);
                    insert.setObject(1, id);
                    insert.executeUpdate();
                }
            }
        }
        return List.copyOf(ids);
    }

    /** How many changes are committed so far. */
    static long changes(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet sum = select.executeQuery("select sum(version) from aggregate")) {
            sum.next();
            return sum.getLong(1);
        }
    }

    /** Writes until every aggregate has its version. Outages of the database are waited out. */
    void run(long seed) throws InterruptedException {
        var done = new AtomicBoolean();
        var threads = new ArrayList<Thread>();
        for (int writer = 0; writer < writers; writer++) {
            var random = new Random(seed + writer);
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                while (!done.get()) {
                    done.set(writeOneEach(random));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Steps every aggregate that is not there yet, in random order. Returns whether there was none. */
    private boolean writeOneEach(Random random) {
        try (Connection connection = database.getConnection()) {
            List<UUID> unfinished = unfinished(connection);
            Collections.shuffle(unfinished, random);
            connection.setAutoCommit(false);
            for (UUID id : unfinished) {
                step(connection, id, random);
            }
            return unfinished.isEmpty();
        } catch (SQLException _) {
            pause(100);
            return false;
        }
    }

    private List<UUID> unfinished(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select id from aggregate where version < ?")) {
            select.setInt(1, versions);
            var ids = new ArrayList<UUID>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    ids.add(found.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    private void step(Connection connection, UUID id, Random random) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update aggregate set version = version + 1 where id = ? and version < ? returning version")) {
            update.setObject(1, id);
            update.setInt(2, versions);
            try (ResultSet updated = update.executeQuery()) {
                if (updated.next()) {
                    OutboxTable.insert(connection, List.of(event(id, updated.getLong(1))));
                }
            }
        }
        switch (random.nextInt(40)) {
            case 0 -> pause(random.nextInt(30));
            case 1 -> {
                connection.rollback();
                return;
            }
            default -> {}
        }
        connection.commit();
        committed.run();
    }

    private static Envelope event(UUID id, long version) {
        var now = Clock.systemUTC().instant();
        var renewed = new LoanRenewed(id, version, id, id, (int) version, now, now, List.of());
        return Envelope.of(IDS.next(), renewed, now, null);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
