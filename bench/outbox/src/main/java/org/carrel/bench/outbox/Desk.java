package org.carrel.bench.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

import org.carrel.events.LoanRenewed;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.messaging.Envelope;
import org.carrel.platform.outbox.OutboxTable;

/** One business transaction: a row changes, an event is written. */
final class Desk {

    private static final IdSource IDS = new IdSource();

    private Desk() {}

    /** What happens inside the transaction, before it commits. */
    @FunctionalInterface
    interface BeforeCommit {
        void run(Connection connection) throws SQLException, InterruptedException;
    }

    static final BeforeCommit NOTHING = _ -> {};
    static final BeforeCommit NOTIFY = connection -> {
        try (Statement statement = connection.createStatement()) {
            statement.execute("notify carrel_bench");
        }
    };

    /** The key of a row's events. */
    static UUID key(long row) {
        return new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_0000L | row);
    }

    /** Changes a row and tells of it. Returns the row's new version. */
    static long change(DataSource database, long row, BeforeCommit beforeCommit)
            throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            long version;
            try (PreparedStatement update = connection.prepareStatement(
                    "update work set version = version + 1 where id = ? returning version")) {
                update.setLong(1, row);
                try (ResultSet updated = update.executeQuery()) {
                    updated.next();
                    version = updated.getLong(1);
                }
            }
            var now = Clock.systemUTC().instant();
            UUID key = key(row);
            var event = new LoanRenewed(key, version, key, key, 1, now, now, List.of());
            OutboxTable.insert(connection, List.of(Envelope.of(IDS.next(), event, now, null)));
            beforeCommit.run(connection);
            connection.commit();
            return version;
        }
    }

    static long anyRow(RandomGenerator random) {
        return random.nextLong(1, 10_001);
    }
}
