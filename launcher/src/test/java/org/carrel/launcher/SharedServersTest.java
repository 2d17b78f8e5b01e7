package org.carrel.launcher;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class SharedServersTest {
    private static final Path ROOT = RepositoryRoot.find();

    @Test
    void two_jvms_that_start_at_once_share_servers_that_outlive_neither_by_long(@TempDir Path folder) throws Exception {
        try (Probe one = new Probe(folder);
                Probe other = new Probe(folder)) {
            long server = one.serverPid();
            assertThat(other.serverPid()).isEqualTo(server);

            one.letGo();
            assertThat(ProcessHandle.of(server)).isPresent();
            other.letGo();
            awaitEnd(server);
        }
        try (var left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("servers.lock", "servers.log");
        }
    }

    @Test
    void killed_servers_are_replaced_and_what_they_left_is_removed(@TempDir Path folder) throws Exception {
        try (Probe first = new Probe(folder)) {
            long killed = first.serverPid();
            List<ProcessHandle> children =
                    ProcessHandle.of(killed).orElseThrow().children().toList();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            awaitEnd(killed);
            assertThat(folder.resolve("servers.properties")).exists();
            assertThat(children).isNotEmpty();
            for (ProcessHandle postgres : children) {
                awaitEnd(postgres.pid());
            }

            try (Probe second = new Probe(folder)) {
                long replacement = second.serverPid();
                assertThat(replacement).isNotEqualTo(killed);
                second.letGo();
                awaitEnd(replacement);
            }
        }
    }

    @Test
    void the_lease_leads_to_a_real_database_and_a_real_broker() throws Exception {
        SharedServers.Lease lease = SharedServers.lease();
        try (Connection connection = DriverManager.getConnection(lease.jdbcUrl(), lease.user(), lease.password());
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("show server_version")) {
            assertThat(version.next()).isTrue();
            assertThat(version.getString(1)).startsWith("18.");
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", lease.kafkaBootstrap()))) {
            assertThat(admin.describeCluster().nodes().get(20, TimeUnit.SECONDS))
                    .hasSize(1);
        }
        assertThat(SharedServers.lease()).isEqualTo(lease);
    }

    private static void awaitEnd(long pid) throws Exception {
        var process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get(30, TimeUnit.SECONDS);
        }
    }

    private static final class Probe implements AutoCloseable {
        private final Process process;
        private final BufferedReader said;

        Probe(Path folder) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-D" + SharedServers.IDLE_PROPERTY + "=2",
                            "-cp",
                            String.join(
                                    File.pathSeparator,
                                    ROOT.resolve("launcher/target/classes").toString(),
                                    ROOT.resolve("launcher/target/test-classes").toString()),
                            LeaseProbe.class.getName(),
                            ROOT.toString(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            said = process.inputReader(StandardCharsets.UTF_8);
        }

        long serverPid() throws IOException {
            String line = said.readLine();
            assertThat(line).as("what the test JVM says").isNotNull();
            return Long.parseLong(line);
        }

        void letGo() throws Exception {
            process.getOutputStream().close();
            assertThat(process.waitFor(Duration.ofSeconds(20))).isTrue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
