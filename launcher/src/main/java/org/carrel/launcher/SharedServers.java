package org.carrel.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/**
 * The one PostgreSQL and the one Kafka that all test JVMs of a build share.
 *
 * <p>The first JVM that asks starts them in a process of their own; every JVM that asks keeps a connection to that
 * process until it ends, and the process goes away when it has had no connection for a minute.
 */
public final class SharedServers {
    private static final Duration START_WITHIN = Duration.ofMinutes(2);

    /** How many seconds without a lease the servers live. */
    static final String IDLE_PROPERTY = "carrel.test-servers.idle-seconds";

    private static @Nullable Held held;

    /**
     * Where the servers are. The database user may create databases; topics come into being on first use.
     *
     * @param jdbcUrl of the database {@code postgres}
     */
    public record Lease(String jdbcUrl, String user, String password, String kafkaBootstrap, long serverPid) {
        /** The same server, another database. */
        public String jdbcUrl(String database) {
            return jdbcUrl.substring(0, jdbcUrl.lastIndexOf('/') + 1) + database;
        }
    }

    /** The connection is what keeps the servers alive; it is never closed, the end of this JVM does that. */
    private record Held(Lease lease, Socket connection) {
        boolean isAlive() {
            return ProcessHandle.of(lease.serverPid()).isPresent() && !connection.isClosed();
        }
    }

    private SharedServers() {}

    /** Running servers, started first if there are none. */
    public static Lease lease() {
        Path root = RepositoryRoot.find();
        return lease(root, SharedServersFiles.below(root));
    }

    static synchronized Lease lease(Path root, SharedServersFiles files) {
        Held current = held;
        if (current == null || !current.isAlive()) {
            try {
                current = hold(root, files);
            } catch (IOException e) {
                throw new UncheckedIOException("The shared test servers could not be started", e);
            }
            held = current;
        }
        return current.lease();
    }

    private static Held hold(Path root, SharedServersFiles files) throws IOException {
        Optional<Held> running = connect(files);
        if (running.isPresent()) {
            return running.get();
        }
        Files.createDirectories(files.folder());
        try (FileChannel channel = FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = lock(channel)) {
            running = connect(files);
            return running.isPresent() ? running.get() : fork(root, files);
        }
    }

    /** Other class loaders of this JVM may hold it, which Java reports instead of waiting. */
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException _) {
                pause();
            }
        }
    }

    /** Empty if nobody answers, which is also what a properties file left by a killed server looks like. */
    private static Optional<Held> connect(SharedServersFiles files) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(files.properties())) {
            properties.load(in);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        String leasePort = properties.getProperty("lease.port");
        String name = properties.getProperty("name");
        if (leasePort == null || name == null) {
            return Optional.empty();
        }
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(leasePort)), 2_000);
            socket.setSoTimeout(5_000);
            String greeting = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (name.equals(greeting)) {
                return Optional.of(new Held(
                        new Lease(
                                properties.getProperty("jdbc.url", ""),
                                properties.getProperty("jdbc.user", ""),
                                properties.getProperty("jdbc.password", ""),
                                properties.getProperty("kafka.bootstrap", ""),
                                Long.parseLong(properties.getProperty("pid", "-1"))),
                        socket));
            }
            socket.close();
            return Optional.empty();
        } catch (IOException _) {
            socket.close();
            return Optional.empty();
        }
    }

    private static Held fork(Path root, SharedServersFiles files) throws IOException {
        Files.deleteIfExists(files.properties());
        String name = "servers-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
        Path run = Files.createDirectories(files.folder().resolve(name));
        ProgramPath program = ProgramPath.of(root).copiedTo(run);
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // Out of reach of the Ctrl-C that ends this build: another may be using them.
            command.add("/usr/bin/setsid");
        }
        command.addAll(program.java("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of(
                SharedServersMain.class.getName(),
                root.toString(),
                files.folder().toString(),
                name,
                System.getProperty(IDLE_PROPERTY, "60")));
        Process server = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(files.log().toFile())
                .start();
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (System.nanoTime() < deadline && server.isAlive()) {
            Optional<Held> held = connect(files);
            if (held.isPresent()) {
                return held.get();
            }
            pause();
        }
        server.destroy();
        throw new IOException("The shared test servers did not come up; their log %s ends with:%n%s"
                .formatted(files.log(), files.endOfLog()));
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the shared test servers", e);
        }
    }
}
