package org.carrel.testkit.relay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.events.LoanRenewed;
import org.carrel.launcher.SharedServers;
import org.carrel.platform.messaging.Envelope;
import org.carrel.platform.messaging.TopicNames;
import org.carrel.platform.messaging.Topics;
import org.carrel.platform.outbox.OutboxTable;
import org.carrel.platform.outbox.Relay;
import org.carrel.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The relay among concurrent transactions and other relays; the servers behave. */
class RelayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<AutoCloseable> running = new ArrayList<>();
    private TestDatabase database;
    private DataSource source;
    private TopicNames names;

    @BeforeEach
    void prepare() {
        database = TestDatabase.create();
        source = database.migrate("db/platform");
        names = new TopicNames("relay-" + UUID.randomUUID() + ".");
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable part : running.reversed()) {
            part.close();
        }
        database.close();
    }

    @Test
    void no_event_is_skipped_or_out_of_order_however_transactions_overtake_each_other() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        int versions = 40;
        List<UUID> aggregates = Burst.prepare(source, 25);
        Relay relay = started();
        Listener listener = listener();

        new Burst(source, versions, 8, relay::wake).run(seed);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(listener.handled()).isEqualTo(aggregates.size() * versions));
        Map<UUID, List<Long>> expected = new TreeMap<>();
        for (UUID aggregate : aggregates) {
            expected.put(aggregate, LongStream.rangeClosed(1, versions).boxed().toList());
        }
        assertThat(listener.delivered()).as("seed %d", seed).isEqualTo(expected);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows()).isZero());
        assertThat(relay.published()).isEqualTo((long) aggregates.size() * versions);
    }

    @Test
    void a_transaction_that_commits_late_is_not_passed_over() throws Exception {
        Relay relay = started();
        Listener listener = listener();
        UUID late = UUID.randomUUID();
        try (Connection slow = source.getConnection()) {
            slow.setAutoCommit(false);
            OutboxTable.insert(slow, List.of(event(late)));
            for (int i = 0; i < 3; i++) {
                commit(event(UUID.randomUUID()));
            }
            relay.wake();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(listener.handled()).isEqualTo(3));
            slow.commit();
        }

        relay.wake();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(listener.state()).containsKey(late));
    }

    @Test
    void of_two_relays_one_leads_and_the_other_takes_over_when_it_stops() throws Exception {
        Relay first = started();
        await().atMost(PATIENCE).until(first::leads);
        Relay second = started();
        Listener listener = listener();
        commit(event(UUID.randomUUID()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(listener.handled()).isEqualTo(1));
        assertThat(second.leads()).isFalse();

        first.close();

        await().atMost(Duration.ofSeconds(5)).until(second::leads);
        commit(event(UUID.randomUUID()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(listener.handled()).isEqualTo(2));
        assertThat(first.leads()).isFalse();
    }

    /** The leader polls once a second when idle; the word of the other replica has to come faster than that. */
    @Test
    void a_replica_that_does_not_lead_wakes_the_one_that_does() throws Exception {
        Relay leader = started();
        await().atMost(PATIENCE).until(leader::leads);
        Relay other = started();
        Listener listener = listener();
        var lags = new ArrayList<Duration>();
        for (int i = 1; i <= 5; i++) {
            int expected = i;
            // Long enough for the leader to poll at its slowest.
            Thread.sleep(Duration.ofMillis(2_500));
            commit(event(UUID.randomUUID()));
            long committed = System.nanoTime();
            other.wake();
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .untilAsserted(() -> assertThat(listener.handled()).isEqualTo(expected));
            lags.add(Duration.ofNanos(System.nanoTime() - committed));
        }

        lags.sort(Duration::compareTo);
        assertThat(lags.get(2)).as("median of %s", lags).isLessThan(Duration.ofMillis(250));
    }

    @Test
    void what_is_rolled_back_is_never_told() throws Exception {
        Relay relay = started();
        Listener listener = listener();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            OutboxTable.insert(connection, List.of(event(UUID.randomUUID())));
            connection.rollback();
        }
        UUID told = UUID.randomUUID();
        commit(event(told));
        relay.wake();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(listener.state()).containsOnlyKeys(told));
    }

    private Relay started() {
        var relay = new Relay(
                new Topics(names, "circulation", Set.of(), 2, (short) 1),
                source,
                Relay.Sessions.to(database.jdbcUrl(), database.user(), database.password()),
                Map.of("bootstrap.servers", SharedServers.lease().kafkaBootstrap()));
        relay.start();
        running.add(relay);
        return relay;
    }

    private Listener listener() {
        var listener = new Listener(SharedServers.lease().kafkaBootstrap(), names, names.prefix() + "listener");
        running.add(listener);
        return listener;
    }

    private void commit(Envelope event) throws SQLException {
        try (Connection connection = source.getConnection()) {
            OutboxTable.insert(connection, List.of(event));
        }
    }

    private static Envelope event(UUID loan) {
        var now = Clock.systemUTC().instant();
        return Envelope.of(UUID.randomUUID(), new LoanRenewed(loan, 1, loan, loan, 1, now, now, List.of()), now, null);
    }

    private long rows() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement select = connection.createStatement();
                ResultSet count = select.executeQuery("select count(*) from outbox")) {
            count.next();
            return count.getLong(1);
        }
    }
}
