package org.carrel.catalog.search.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which of the instances that share an index keeps it: the one whose database session holds a lock. When its process or
 * its session ends, the database gives the lock to another.
 */
class KeepersLock {

    private static final Logger LOG = Logger.getLogger(KeepersLock.class);
    private static final int SPACE = 0x5ea7c4;
    private static final int INDEX = 1;
    private static final Duration ASKED_EVERY = Duration.ofSeconds(1);
    private static final int SECONDS_TO_ANSWER = 2;

    private final DataSource database;
    private @Nullable Connection session;
    private boolean held;
    private @Nullable Long askedAt;

    KeepersLock(DataSource database) {
        this.database = database;
    }

    /** Whether this instance holds it; takes it if it is free. */
    synchronized boolean held() {
        if (askedAt != null && System.nanoTime() - askedAt < ASKED_EVERY.toNanos()) {
            return held;
        }
        askedAt = System.nanoTime();
        try {
            if (session != null && !session.isValid(SECONDS_TO_ANSWER)) {
                LOG.info("the session that held the lock of the search index is lost");
                drop(session);
            }
            if (session == null) {
                take();
            }
        } catch (SQLException e) {
            LOG.warnf("the lock of the search index cannot be asked for: %s", e.getMessage());
            held = false;
        }
        return held;
    }

    /** No session is kept by whoever waits: the pool has a use for it. */
    private void take() throws SQLException {
        Connection asking = database.getConnection();
        try {
            held = ask(asking, "select pg_try_advisory_lock(?, ?)");
        } finally {
            if (held) {
                session = asking;
            } else {
                asking.close();
            }
        }
    }

    /** Lets another have it. */
    synchronized void release() {
        askedAt = null;
        Connection holding = session;
        if (holding == null) {
            return;
        }
        try {
            boolean was = ask(holding, "select pg_advisory_unlock(?, ?)");
            LOG.debugf("the lock of the search index is given up, was held: %s", was);
        } catch (SQLException e) {
            LOG.debugf("the lock of the search index went with its session: %s", e.getMessage());
        }
        drop(holding);
    }

    private void drop(Connection lost) {
        session = null;
        held = false;
        try {
            lost.close();
        } catch (SQLException e) {
            LOG.debugf("a lost session: %s", e.getMessage());
        }
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(question)) {
            lock.setInt(1, SPACE);
            lock.setInt(2, INDEX);
            try (ResultSet answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
