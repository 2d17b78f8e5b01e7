package org.carrel.platform.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;

import org.carrel.platform.messaging.Topics;

/**
 * Moves committed events from the table {@code outbox} to Kafka: in commit order per aggregate, at least once, by one
 * relay at a time among all replicas of a service.
 *
 * <p><b>Who publishes.</b> Each replica keeps one database session of its own. The session that holds the advisory lock
 * leads; if it ends, for whatever reason, PostgreSQL frees the lock and another replica takes over.
 *
 * <p><b>Why nothing is out of order.</b> The lock alone cannot stop a leader that was frozen and wakes up too late: it
 * might send an event again after its successor has sent a newer one, and a compacted topic would keep the older state.
 * So every batch is a Kafka transaction under one transactional id per service. A new leader's first act fences the old
 * one's producer, and only then does it read the table. A batch is visible as a whole or not at all, so that no event
 * overtakes a failed one. Consumers read committed records only.
 *
 * <p><b>Why nothing is lost.</b> A row is deleted after the broker has committed it. Nothing remembers a position: rows
 * that are committed late are simply there next time.
 *
 * <p><b>How it is woken.</b> A commit in this process wakes it directly. A replica that does not lead passes the word
 * on by NOTIFY, at most fifty times a second and outside any business transaction, because committing a transaction
 * that has notified takes a lock on the whole database. A poll catches the rest.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    /** By this name an operator finds the relays' sessions in {@code pg_stat_activity}. */
    public static final String APPLICATION_NAME = "carrel outbox";

    private static final int BATCH = 1_000;
    private static final int LOCK_SPACE = 0x0CA22E1;
    private static final int LOCK = 1;
    private static final String CHANNEL = "carrel_outbox";

    private static final Duration BUSY_POLL = Duration.ofMillis(100);
    private static final Duration IDLE_POLL = Duration.ofSeconds(1);
    /** How long a stop may have to wait for the listening thread. */
    private static final Duration LISTENING = Duration.ofMillis(500);

    private static final Duration BETWEEN_NOTIFICATIONS = Duration.ofMillis(20);
    private static final Duration BETWEEN_ATTEMPTS_TO_LEAD = Duration.ofMillis(500);
    private static final Duration BETWEEN_BACKLOG_COUNTS = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

    private final Topics topics;
    private final DataSource rows;
    private final Sessions sessions;
    private final Map<String, Object> kafka;

    /** Holds one token while there may be something to publish. */
    private final BlockingQueue<Boolean> wake = new ArrayBlockingQueue<>(1);

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong published = new AtomicLong();
    private final Thread session;
    private volatile OutboxTable.Backlog backlog = OutboxTable.Backlog.NONE;
    private volatile boolean leading;
    private long backlogCountedAt = System.nanoTime() - BETWEEN_BACKLOG_COUNTS.toNanos();

    /** Opens a database session that nobody else uses; never one from a pool that resets or hands on sessions. */
    @FunctionalInterface
    public interface Sessions {
        Connection open() throws SQLException;

        /** Sessions on a database, which notice within seconds that it is gone. */
        static Sessions to(String url, String user, String password) {
            var properties = new Properties();
            PGProperty.USER.set(properties, user);
            PGProperty.PASSWORD.set(properties, password);
            PGProperty.APPLICATION_NAME.set(properties, APPLICATION_NAME);
            PGProperty.CONNECT_TIMEOUT.set(properties, 5);
            PGProperty.SOCKET_TIMEOUT.set(properties, 15);
            PGProperty.TCP_KEEP_ALIVE.set(properties, true);
            return () -> {
                Connection connection = new Driver().connect(url, properties);
                if (connection == null) {
                    throw new SQLException("not a PostgreSQL address: " + url);
                }
                return connection;
            };
        }
    }

    /**
     * A relay that has not started.
     *
     * @param topics what the service publishes to; made if need be
     * @param rows where to get connections for the table
     * @param sessions how to open the session that holds the lock
     * @param kafka how to reach the broker
     */
    public Relay(Topics topics, DataSource rows, Sessions sessions, Map<String, Object> kafka) {
        this.topics = topics;
        this.rows = rows;
        this.sessions = sessions;
        this.kafka = Map.copyOf(kafka);
        this.session = Thread.ofPlatform().name("outbox-session").daemon().unstarted(this::keepSession);
    }

    /** Starts working in the background; neither the database nor the broker need be there. */
    public void start() {
        session.start();
    }

    /** Says that there may be something to publish. Never blocks. */
    public void wake() {
        boolean _ = wake.offer(true);
    }

    /** Whether this relay is the one that publishes. */
    public boolean leads() {
        return leading;
    }

    /** How many events this relay has published since it was made. */
    public long published() {
        return published.get();
    }

    /** How many events waited when last counted. */
    public long pending() {
        return backlog.events();
    }

    /** How many seconds the oldest event had been waiting when last counted. */
    public double ageSeconds() {
        return backlog.ageSeconds();
    }

    /** Stops publishing and gives up the lock. */
    @Override
    public void close() {
        if (stopped.compareAndSet(false, true)) {
            session.interrupt();
            try {
                session.join(PATIENCE_AT_STOP);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void keepSession() {
        var pause = new Pause(SHORTEST_PAUSE, LONGEST_PAUSE);
        while (!stopped.get()) {
            try (Connection connection = sessions.open()) {
                connection.setAutoCommit(true);
                if (pause.lengthened()) {
                    LOG.info("outbox session regained");
                }
                pause.reset();
                standBy(connection);
                lead(connection);
            } catch (SQLException | RuntimeException e) {
                if (!stopped.get()) {
                    warnOnce(pause, "outbox session lost, trying again", e);
                    sleep(pause.next());
                }
            } catch (InterruptedException _) {
                // Asked to stop: the loop's condition says so.
            }
        }
    }

    /** Waits for the lock and meanwhile passes wake-ups on to the relay that has it. */
    private void standBy(Connection connection) throws SQLException, InterruptedException {
        while (!stopped.get() && !takesLock(connection)) {
            countBacklog(connection);
            long until = System.nanoTime() + BETWEEN_ATTEMPTS_TO_LEAD.toNanos();
            for (long left = BETWEEN_ATTEMPTS_TO_LEAD.toNanos(); left > 0; left = until - System.nanoTime()) {
                if (wake.poll(left, TimeUnit.NANOSECONDS) != null) {
                    execute(connection, "notify " + CHANNEL);
                    Thread.sleep(BETWEEN_NOTIFICATIONS);
                }
            }
        }
    }

    private static boolean takesLock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
            lock.setInt(1, LOCK_SPACE);
            lock.setInt(2, LOCK);
            try (ResultSet answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** Publishes for as long as the session lives, and hands notifications to the publishing thread. */
    private void lead(Connection connection) throws SQLException, InterruptedException {
        if (stopped.get()) {
            return;
        }
        execute(connection, "listen " + CHANNEL);
        var publisher = Thread.ofPlatform().name("outbox-relay").daemon().start(this::publish);
        leading = true;
        try {
            PGConnection notifications = connection.unwrap(PGConnection.class);
            while (!stopped.get()) {
                var heard = notifications.getNotifications((int) LISTENING.toMillis());
                if (heard != null && heard.length > 0) {
                    wake();
                } else {
                    countBacklog(connection);
                }
            }
        } finally {
            leading = false;
            publisher.interrupt();
            publisher.join(PATIENCE_AT_STOP);
        }
    }

    /** Also proves that the session is alive: a broken one ends the loop that called. */
    private void countBacklog(Connection connection) throws SQLException {
        if (System.nanoTime() - backlogCountedAt >= BETWEEN_BACKLOG_COUNTS.toNanos()) {
            backlog = OutboxTable.backlog(connection);
            backlogCountedAt = System.nanoTime();
        }
    }

    private void publish() {
        var pause = new Pause(SHORTEST_PAUSE, LONGEST_PAUSE);
        while (mayGoOn()) {
            try {
                topics.ensure(kafka);
                publishWithNewProducer(pause);
            } catch (RuntimeException e) {
                if (!mayGoOn()) {
                    return;
                }
                warnOnce(pause, "broker does not take events, trying again", e);
                sleep(pause.next());
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /** Publishes until the broker refuses something; a producer that has failed once is not used again. */
    private void publishWithNewProducer(Pause pause) throws InterruptedException {
        var producer = new KafkaProducer<>(producerSettings(), new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            Duration poll = BUSY_POLL;
            while (mayGoOn()) {
                int count = publishWhatWaits(producer, pause);
                if (count < BATCH) {
                    poll = count > 0 ? BUSY_POLL : longer(poll);
                    if (wake.poll(poll.toNanos(), TimeUnit.NANOSECONDS) != null) {
                        poll = BUSY_POLL;
                    }
                }
            }
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    /** The database being away is no fault of the producer, and never leaves it in the middle of a transaction. */
    private int publishWhatWaits(KafkaProducer<String, byte[]> producer, Pause pause) {
        try {
            int count = publishBatch(producer);
            if (pause.lengthened()) {
                LOG.info("publishing events again");
                pause.reset();
            }
            return count;
        } catch (SQLException e) {
            warnOnce(pause, "outbox cannot be read, trying again", e);
            sleep(pause.next());
            return 0;
        }
    }

    private int publishBatch(KafkaProducer<String, byte[]> producer) throws SQLException {
        List<OutboxTable.Row> batch;
        try (Connection connection = rows.getConnection()) {
            batch = OutboxTable.oldest(connection, BATCH);
        }
        if (batch.isEmpty()) {
            return 0;
        }
        producer.beginTransaction();
        for (OutboxTable.Row row : batch) {
            // The future is not looked at: committing fails if any send of the transaction has failed.
            var _ = producer.send(row.envelope().toRecord(topics.names(), topics.service()));
        }
        producer.commitTransaction();
        try (Connection connection = rows.getConnection()) {
            OutboxTable.delete(connection, batch);
        }
        published.addAndGet(batch.size());
        return batch.size();
    }

    private Map<String, Object> producerSettings() {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "outbox-" + topics.service());
        settings.put(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.names().named("carrel." + topics.service() + ".outbox"));
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        // If this process and all its replicas vanish mid-batch, readers wait no longer than this.
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 20_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }

    private boolean mayGoOn() {
        return !stopped.get() && !Thread.currentThread().isInterrupted();
    }

    private static Duration longer(Duration poll) {
        Duration doubled = poll.multipliedBy(2);
        return doubled.compareTo(IDLE_POLL) > 0 ? IDLE_POLL : doubled;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** One line per outage; what follows the first failure is more of the same. */
    private static void warnOnce(Pause pause, String what, Throwable failure) {
        if (!pause.lengthened()) {
            Throwable root = failure;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            LOG.warnf("%s reason=%s", what, root);
        }
    }
}
