package org.carrel.testkit.relay;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import org.carrel.launcher.ForkedServer;
import org.carrel.platform.messaging.TopicNames;
import org.carrel.platform.outbox.Relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Ten thousand changes, and in the middle of them somebody pulls a plug: nothing is lost, nothing is out of order, and
 * everybody who listens ends in the same state.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxCrashTest {

    private static final int AGGREGATES = 100;
    private static final int VERSIONS = 100;
    private static final int CHANGES = AGGREGATES * VERSIONS;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What one crash can repeat: the batch that was on its way, and by what a batch of late commits may shift it. */
    private static final int REPEATED_AT_MOST = 2_000;

    private Path folder;
    private ForkedServer postgres;
    private ForkedServer kafka;
    private String jdbcUrl;
    private PGSimpleDataSource database;
    private TopicNames names;
    private List<UUID> aggregates;
    private final List<AutoCloseable> running = new ArrayList<>();

    @BeforeAll
    void startServers(@TempDir Path temporary) throws IOException {
        folder = temporary;
        postgres = ForkedServer.postgres(folder.resolve("postgres"), freePort());
        kafka = ForkedServer.kafka(folder.resolve("kafka"), freePort(), freePort());
    }

    @AfterAll
    void stopServers() {
        kafka.close();
        postgres.close();
    }

    @BeforeEach
    void prepare() throws SQLException {
        String name = "burst_" + Long.toHexString(System.nanoTime());
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), ForkedServer.USER, ForkedServer.PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        database = new PGSimpleDataSource();
        jdbcUrl = postgres.jdbcUrl(name);
        database.setUrl(jdbcUrl);
        database.setUser(ForkedServer.USER);
        database.setPassword(ForkedServer.PASSWORD);
        Flyway.configure().dataSource(database).locations("db/platform").load().migrate();
        aggregates = Burst.prepare(database, AGGREGATES);
        names = new TopicNames(name + ".");
    }

    @AfterEach
    void endEverything() throws Exception {
        for (AutoCloseable part : running.reversed()) {
            part.close();
        }
        running.clear();
    }

    @Test
    void a_service_that_is_killed_twice_loses_nothing() throws Exception {
        Replica service = replica(1);
        Listener one = listener("one");
        Listener two = listener("two");

        afterChanges(3_000);
        service.kill();
        service.restart();
        afterChanges(6_000);
        service.kill();
        two.restart();
        service.restart();

        everythingArrives(one, two, 2);
    }

    @Test
    void a_broker_that_is_killed_loses_nothing() throws Exception {
        replica(2);
        Listener one = listener("one");
        Listener two = listener("two");

        afterChanges(4_000);
        kafka.kill();
        afterChanges(6_000);
        kafka.restart();

        everythingArrives(one, two, 1);
    }

    @Test
    void a_database_that_is_killed_loses_nothing() throws Exception {
        replica(3);
        Listener one = listener("one");
        Listener two = listener("two");

        afterChanges(4_000);
        postgres.kill();
        postgres.restart();

        everythingArrives(one, two, 1);
    }

    @Test
    void of_two_replicas_exactly_one_publishes_and_the_other_takes_over_when_it_dies() throws Exception {
        List<Replica> replicas = List.of(replica(4), replica(5));
        Listener one = listener("one");
        Listener two = listener("two");

        afterChanges(3_000);
        String dead = leader();
        replicaOfLeader(replicas).kill();
        long killed = System.nanoTime();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(leaders()).singleElement().isNotEqualTo(dead));
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(3));

        everythingArrives(one, two, 1);
        assertThat(leaders()).hasSize(1);
    }

    /** The backend of the one session that leads, as soon as there is one. */
    private String leader() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(leaders()).hasSize(1));
        try {
            return leaders().getFirst();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A virtual machine is moved, a process is stopped in a debugger: the leader stands still, loses its session and
     * its lock, and wakes up believing that it leads, perhaps in the middle of a batch.
     */
    @Test
    void a_leader_that_was_frozen_cannot_disturb_its_successor() throws Exception {
        List<Replica> replicas = List.of(replica(6), replica(7));
        Listener one = listener("one");
        Listener two = listener("two");

        int rounds = 4;
        for (int round = 1; round <= rounds; round++) {
            afterChanges(round * 2_000);
            String frozen = leader();
            Replica leader = replicaOfLeader(replicas);
            leader.freeze();
            endSessionsOf(leader);
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(leaders()).singleElement().isNotEqualTo(frozen));
            int heard = one.handled();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(one.handled())
                    .isGreaterThanOrEqualTo(Math.min(heard + 300, (int) Burst.changes(database))));
            leader.thaw();
        }

        everythingArrives(one, two, rounds);
    }

    /** Ends every session of a process, as the server does when a machine has gone. */
    private void endSessionsOf(Replica replica) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                PreparedStatement end = connection.prepareStatement(
                        "select pg_terminate_backend(pid) from pg_stat_activity where client_port = any(?)")) {
            end.setArray(
                    1,
                    connection.createArrayOf(
                            "integer", LocalPorts.of(replica.pid()).toArray()));
            end.execute();
        }
    }

    private Replica replica(long seed) {
        Replica replica = Replica.start(
                List.of(
                        jdbcUrl,
                        ForkedServer.USER,
                        ForkedServer.PASSWORD,
                        kafka.bootstrap(),
                        names.prefix(),
                        Integer.toString(VERSIONS),
                        Long.toString(seed)),
                folder.resolve("replica-" + seed + ".log"));
        running.add(replica);
        return replica;
    }

    private Listener listener(String group) {
        var listener = new Listener(kafka.bootstrap(), names, names.prefix() + group);
        running.add(listener);
        return listener;
    }

    private void afterChanges(int changes) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(Burst.changes(database)).isGreaterThanOrEqualTo(changes));
    }

    /** Backend ids of the sessions that hold the relay's lock. */
    private List<String> leaders() throws SQLException {
        return texts("""
                select l.pid from pg_locks l join pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'advisory' and l.granted
                  and a.datname = current_database() and a.application_name = '%s'""".formatted(Relay.APPLICATION_NAME));
    }

    /** The process at the other end of the leading session. */
    private Replica replicaOfLeader(List<Replica> replicas) throws SQLException, IOException {
        int port = Integer.parseInt(texts("select client_port from pg_stat_activity where pid = "
                        + leaders().getFirst())
                .getFirst());
        for (Replica replica : replicas) {
            if (LocalPorts.of(replica.pid()).contains(port)) {
                return replica;
            }
        }
        throw new AssertionError("no replica is at port " + port);
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet found = select.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (found.next()) {
                texts.add(found.getString(1));
            }
            return texts;
        }
    }

    private void everythingArrives(Listener one, Listener two, int crashes) throws SQLException {
        afterChanges(CHANGES);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(one.handled()).isGreaterThanOrEqualTo(CHANGES);
            assertThat(two.handled()).isGreaterThanOrEqualTo(CHANGES);
        });
        Map<UUID, List<Long>> expected = new TreeMap<>();
        for (UUID aggregate : aggregates) {
            expected.put(aggregate, LongStream.rangeClosed(1, VERSIONS).boxed().toList());
        }
        assertThat(one.state()).isEqualTo(expected);
        assertThat(two.state()).isEqualTo(one.state());
        one.delivered().forEach(OutboxCrashTest::stepsUpByOneOrGoesBackToBeToldAgain);
        int records = one.delivered().values().stream().mapToInt(List::size).sum();
        assertThat(records).isLessThanOrEqualTo(CHANGES + crashes * REPEATED_AT_MOST);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(texts("select count(*) from outbox"))
                .containsExactly("0"));
    }

    /**
     * A batch that was published and not deleted comes again as a whole, up to where it had come. So a version follows
     * the one before it, or is repeated with all that follow; a stale one that stands alone would leave a gap behind
     * it.
     */
    private static void stepsUpByOneOrGoesBackToBeToldAgain(UUID aggregate, List<Long> versions) {
        long before = 0;
        for (long version : versions) {
            assertThat(version)
                    .as("aggregate %s in the order of its partition: %s", aggregate, versions)
                    .isLessThanOrEqualTo(before + 1);
            before = version;
        }
        assertThat(before)
                .as("what a compacted topic would keep of %s", aggregate)
                .isEqualTo(VERSIONS);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
