package org.carrel.launcher.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A PostgreSQL server on this machine with its data in one folder. It listens on 127.0.0.1 only; it ends when the
 * program that started it ends.
 */
public final class LocalPostgres implements AutoCloseable {
    public static final String USER = "carrel";

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private final Process server;
    private final int port;
    private final String password;

    private LocalPostgres(Process server, int port, String password) {
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /** What may differ between a library's server and a test's. */
    public record Settings(boolean durable, int maxConnections, String sharedBuffers) {
        /** A committed row survives a power cut. */
        public static final Settings DURABLE = new Settings(true, 200, "128MB");
        /** A power cut may lose everything; many small databases, many connections. */
        public static final Settings THROW_AWAY = new Settings(false, 300, "128MB");

        List<String> arguments() {
            List<String> settings = new ArrayList<>(List.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "max_connections=" + maxConnections,
                    "shared_buffers=" + sharedBuffers,
                    "timezone=UTC",
                    "log_timezone=UTC",
                    "max_wal_size=512MB",
                    "fsync=" + onOrOff(durable),
                    "synchronous_commit=" + onOrOff(durable),
                    "full_page_writes=" + onOrOff(durable)));
            return settings.stream()
                    .flatMap(setting -> List.of("-c", setting).stream())
                    .toList();
        }

        private static String onOrOff(boolean on) {
            return on ? "on" : "off";
        }
    }

    /**
     * Starts a server on the folder, which is made and initialised first if need be, and waits until it answers.
     *
     * @param password of the user {@link #USER}, set when the folder is initialised
     * @param output where the server's messages go
     */
    public static LocalPostgres start(
            PostgresBinaries binaries,
            Path dataFolder,
            int port,
            String password,
            Settings settings,
            ProcessBuilder.Redirect output)
            throws IOException {
        Path data = dataFolder.toAbsolutePath().normalize();
        Files.createDirectories(data.getParent());
        ServerIdentity identity = ServerIdentity.ofThisUser(data);
        switch (DataFolder.inspect(data)) {
            case DataFolder.Absent _ -> initialise(binaries, identity, data, password);
            case DataFolder.Complete _ -> removeStalePidFile(data);
            case DataFolder.Foreign(String explanation) -> throw new IOException(explanation);
        }
        List<String> command = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", data.toString(), "-p", Integer.toString(port)));
        command.addAll(settings.arguments());
        Process process = Tethered.start(
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output),
                identity.prefix(),
                Tethered.Farewell.INT);
        LocalPostgres started = new LocalPostgres(process, port, password);
        try {
            started.awaitReady(data);
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
        return started;
    }

    public long pid() {
        return server.pid();
    }

    public Process process() {
        return server;
    }

    /** Returns when the server is gone, for whatever reason. */
    public void awaitEnd() {
        server.onExit().join();
    }

    public int port() {
        return port;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Creates the databases that do not exist yet. */
    public void createDatabases(List<String> names) throws SQLException {
        createDatabases(jdbcUrl("postgres"), USER, password, names);
    }

    /** Creates the databases that do not exist yet, on any server. */
    public static void createDatabases(String url, String user, String password, List<String> names)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement exists = connection.prepareStatement("select 1 from pg_database where datname = ?");
                Statement create = connection.createStatement()) {
            for (String name : names) {
                exists.setString(1, name);
                try (ResultSet found = exists.executeQuery()) {
                    if (!found.next()) {
                        create.execute("create database \"" + name.replace("\"", "\"\"") + "\"");
                    }
                }
            }
        }
    }

    /** Stops without waiting for clients; what was committed stays. */
    public void stop() throws IOException {
        if (!server.isAlive()) {
            return;
        }
        Signals.send(server.pid(), "INT");
        try {
            if (!server.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                Signals.send(server.pid(), "QUIT");
                if (!server.waitFor(5, TimeUnit.SECONDS)) {
                    server.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    private void awaitReady(Path data) throws IOException {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            if (!server.isAlive()) {
                throw new IOException(
                        "PostgreSQL ended with code %d before it was ready".formatted(server.exitValue()));
            }
            if (PidFile.read(data)
                    .filter(file -> file.pid() == server.pid() && file.ready())
                    .isPresent()) {
                return;
            }
            pause();
        }
        throw new IOException("PostgreSQL was not ready within " + START_WITHIN.toSeconds() + " s");
    }

    /**
     * Initialises beside the folder and moves the result into place, so that a half-made one is never taken for whole.
     */
    private static void initialise(PostgresBinaries binaries, ServerIdentity identity, Path data, String password)
            throws IOException {
        Path unfinished = DataFolder.unfinished(data);
        Folders.delete(unfinished);
        Folders.delete(data);
        Files.createDirectory(unfinished);
        Path passwordFile = Files.createTempFile(
                data.getParent(),
                "initdb",
                ".pw",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password + "\n");
            identity.own(unfinished);
            identity.own(passwordFile);
            List<String> command = new ArrayList<>(identity.prefix());
            command.addAll(List.of(
                    binaries.program("initdb"),
                    "--pgdata=" + unfinished,
                    "--username=" + USER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    // The same sort order on every machine, whatever its locales.
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions"));
            Process initdb =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (initdb.waitFor() != 0) {
                throw new IOException("PostgreSQL could not initialise %s:%n%s".formatted(data, said.strip()));
            }
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while initialising " + data, e);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /**
     * After a power cut the pid in the file may be another program's by now, which PostgreSQL would take for a running
     * server; and a server orphaned on our folder must go before the next one starts.
     */
    private static void removeStalePidFile(Path data) throws IOException {
        Optional<PidFile> file = PidFile.read(data);
        if (file.isEmpty()) {
            Files.deleteIfExists(data.resolve(PidFile.NAME));
            return;
        }
        long pid = file.get().pid();
        Optional<ProcessHandle> orphan = ProcessHandle.of(pid).filter(_ -> isServerOf(pid, data));
        if (orphan.isPresent()) {
            Signals.send(pid, "INT");
            try {
                orphan.get().onExit().get(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while an old PostgreSQL was stopping", e);
            } catch (Exception e) {
                throw new IOException(
                        "Another PostgreSQL (pid %d) runs on %s and does not stop".formatted(pid, data), e);
            }
        }
        Files.deleteIfExists(data.resolve(PidFile.NAME));
    }

    private static boolean isServerOf(long pid, Path data) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(data.toRealPath());
        } catch (IOException _) {
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL was starting", e);
        }
    }

    /** What {@code postmaster.pid} tells: the first line is the pid, the eighth the state. */
    private record PidFile(long pid, boolean ready) {
        static final String NAME = "postmaster.pid";

        static Optional<PidFile> read(Path data) throws IOException {
            try {
                List<String> lines = Files.readAllLines(data.resolve(NAME));
                if (lines.isEmpty()) {
                    return Optional.empty();
                }
                boolean ready = lines.size() >= 8 && lines.get(7).strip().equals("ready");
                return Optional.of(new PidFile(Long.parseLong(lines.getFirst().strip()), ready));
            } catch (NoSuchFileException | NumberFormatException _) {
                return Optional.empty();
            }
        }
    }

    /** The state that a run, or a power cut, left the folder in. */
    public sealed interface DataFolder {
        /** No server was ever ready here. */
        record Absent() implements DataFolder {}

        record Complete() implements DataFolder {}

        /** Not ours to start from, and not ours to delete. */
        record Foreign(String explanation) implements DataFolder {}

        String MAJOR_VERSION = "18";

        static Path unfinished(Path data) {
            return data.resolveSibling(data.getFileName() + ".unfinished");
        }

        static DataFolder inspect(Path data) throws IOException {
            if (!Files.exists(data)) {
                return new Absent();
            }
            if (!Files.isDirectory(data)) {
                return new Foreign(data + " is not a folder.");
            }
            Path version = data.resolve("PG_VERSION");
            if (Files.isRegularFile(version)) {
                String found = Files.readString(version).strip();
                return found.equals(MAJOR_VERSION)
                        ? new Complete()
                        : new Foreign(
                                "The database in %s was made by PostgreSQL %s; this is %s. Dump it with the old server and load it into a new folder."
                                        .formatted(data, found, MAJOR_VERSION));
            }
            try (var entries = Files.list(data)) {
                String names = entries.map(entry -> entry.getFileName().toString())
                        .sorted()
                        .limit(5)
                        .collect(Collectors.joining(", "));
                return names.isEmpty()
                        ? new Absent()
                        : new Foreign(
                                "%s holds files (%s) but no PG_VERSION: it is no database, or a damaged one. Restore it from a backup, or move it away to start empty."
                                        .formatted(data, names));
            }
        }
    }
}
