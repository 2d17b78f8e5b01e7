package org.carrel.platform.inbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

/**
 * Forgets, once a day, what nobody will ask for again. Two replicas may do it at the same time: they share the work.
 */
@ApplicationScoped
class InboxPurge {

    private static final Logger LOG = Logger.getLogger(InboxPurge.class);

    /** Twice as long as the facts stay on their topics: nothing older can be delivered again. */
    static final Duration KEPT = Duration.ofDays(14);

    private static final Duration FIRST = Duration.ofMinutes(10);
    private static final Duration BETWEEN = Duration.ofDays(1);

    private final DataSource dataSource;
    private final CountDownLatch stopped = new CountDownLatch(1);

    InboxPurge(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void onStart(@Observes StartupEvent event) {
        Thread.ofVirtual().name("inbox-purge").start(this::purgeDaily);
    }

    void onStop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    private void purgeDaily() {
        try {
            Duration pause = FIRST;
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = BETWEEN;
                try {
                    purge();
                } catch (SQLException e) {
                    LOG.warnf("inbox not purged, trying again tomorrow reason=%s", e.getMessage());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes in batches, each a transaction of its own, until nothing old is left. */
    void purge() throws SQLException {
        int purged;
        do {
            purged = InboxTable.purge(dataSource, KEPT) + InboxTable.purgeClosed(dataSource, KEPT);
        } while (purged > 0 && stopped.getCount() > 0);
    }
}
