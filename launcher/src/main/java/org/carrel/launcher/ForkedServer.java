package org.carrel.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL or a Kafka of one's own, for tests that take it away in the middle: kill it as a power cut would, and
 * start it again on the same data and port. It ends with the JVM that started it.
 */
public final class ForkedServer implements AutoCloseable {
    public static final String USER = "carrel";
    public static final String PASSWORD = "carrel";

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private final Path root;
    private final Path data;
    private final int port;
    private final List<String> arguments;
    private @Nullable Running running;

    private record Running(Process process, long serverPid) {}

    private ForkedServer(Path root, Path data, int port, List<String> arguments) {
        this.root = root;
        this.data = data;
        this.port = port;
        this.arguments = arguments;
    }

    /** Starts a PostgreSQL and waits until it answers; the folder is made on the first start. */
    public static ForkedServer postgres(Path data, int port) {
        return started(data, port, List.of("postgres", "--data", data.toString(), "--port", "" + port));
    }

    /** Starts a broker and waits until it answers; the folder is made on the first start. */
    public static ForkedServer kafka(Path data, int port, int controllerPort) {
        return started(
                data,
                port,
                List.of(
                        "kafka",
                        "--throw-away",
                        "--data",
                        data.toString(),
                        "--port",
                        "" + port,
                        "--controller-port",
                        "" + controllerPort));
    }

    private static ForkedServer started(Path data, int port, List<String> arguments) {
        ForkedServer server = new ForkedServer(RepositoryRoot.find(), data, port, arguments);
        server.start();
        return server;
    }

    public int port() {
        return port;
    }

    /** For a PostgreSQL. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** For a broker. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** Ends it as a power cut would: every process at once, no chance to finish anything. */
    public synchronized void kill() {
        Running current = running;
        if (current == null) {
            return;
        }
        List<ProcessHandle> victims = Stream.concat(
                        Stream.of(current.process().toHandle()), ProcessHandle.of(current.serverPid()).stream())
                .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                .distinct()
                .toList();
        victims.forEach(ProcessHandle::destroyForcibly);
        victims.forEach(victim -> await(victim.onExit()));
        running = null;
    }

    /** Ends it in order. */
    public synchronized void stop() {
        Running current = running;
        if (current == null) {
            return;
        }
        current.process().destroy();
        await(current.process().onExit());
        running = null;
    }

    /** Starts it again, on the same data and the same port. */
    public synchronized void restart() {
        stop();
        start();
    }

    @Override
    public void close() {
        stop();
    }

    private synchronized void start() {
        Path log = data.resolveSibling(data.getFileName() + ".jvm.log");
        List<String> command = new ArrayList<>(ProgramPath.of(root)
                .java(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-D" + RepositoryRoot.PROPERTY + "=" + root));
        command.add(ServerMain.class.getName());
        command.addAll(arguments);
        try {
            Files.createDirectories(log.resolveSibling("."));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            running = new Running(process, awaitReady(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + arguments, e);
        }
    }

    private static long awaitReady(Process process, Path log) throws IOException {
        CompletableFuture<Optional<String>> ready = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("output").start(() -> {
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                ready.complete(said.lines()
                        .filter(line -> line.startsWith("READY "))
                        .findFirst()
                        .map(line -> line.substring("READY ".length())));
                said.lines().forEach(_ -> {});
            } catch (IOException | UncheckedIOException _) {
                ready.complete(Optional.empty());
            }
        });
        try {
            return Long.parseLong(ready.get(READY_WITHIN.toSeconds(), TimeUnit.SECONDS)
                    .orElseThrow(() -> new IOException("It ended before it was ready; see " + log)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while it was starting", e);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("It was not ready within %d s; see %s".formatted(READY_WITHIN.toSeconds(), log), e);
        }
    }

    private static void await(CompletableFuture<?> end) {
        try {
            end.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a server was ending", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("A server does not end", e);
        }
    }
}
