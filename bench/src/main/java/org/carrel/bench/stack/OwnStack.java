package org.carrel.bench.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A stack that belongs to a measurement: in a folder of its own, on free ports, started and stopped with
 * {@code ./carrel} as anybody would. Its gateway does not count requests from this machine, since a limit that is
 * reached would be what is measured.
 */
public final class OwnStack implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofMinutes(4);
    private static final Duration STOP_WITHIN = Duration.ofMinutes(2);
    private static final int PORTS = 10;
    private static final Set<String> SERVICES =
            Set.of("gateway", "catalog", "circulation", "patron", "ill", "notification");

    private final Path root;
    private final Path folder;
    private final int port;
    private final List<String> options;
    private @Nullable Process launcher;

    private OwnStack(Path root, Path folder, int port, List<String> options) {
        this.root = root;
        this.folder = folder;
        this.port = port;
        this.options = List.copyOf(options);
    }

    /**
     * A stack that has never run.
     *
     * @param root of the repository
     * @param options that {@code carrel up} gets besides
     */
    public static OwnStack fresh(Path root, List<String> options) throws IOException {
        // On the disk of the project: a temporary folder may be in memory, where a commit costs nothing.
        Path parent = Files.createDirectories(root.resolve("bench/target/stacks"));
        return new OwnStack(root, Files.createTempDirectory(parent, "stack-"), freeBlock(), options);
    }

    private static int freeBlock() {
        SplittableRandom random = new SplittableRandom();
        return IntStream.generate(() -> random.nextInt(2_000, 3_200) * 10)
                .limit(200)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(OwnStack::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there are no ten free ports in a row"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    public Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("carrel-up.log");
    }

    /** Where its gateway will answer. */
    public URI gateway() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it and does not wait. */
    public void begin() throws IOException {
        List<String> command = new ArrayList<>(List.of(root.resolve("carrel").toString(), "up", "--empty"));
        command.addAll(List.of("--port", Integer.toString(port), "--data", data().toString()));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()));
        builder.environment().put("CARREL_GATEWAY_LIMITS_EXEMPT", "127.0.0.0/8,::1/128");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        launcher = builder.start();
    }

    /** Starts it and waits until all parts are ready. */
    public RunningStack start() throws IOException, InterruptedException {
        begin();
        return awaitReady();
    }

    /** Waits until all parts are ready. */
    public RunningStack awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            requireAlive();
            Optional<RunningStack> stack = RunningStack.on(data())
                    .filter(running -> running.parts().keySet().containsAll(SERVICES))
                    .filter(running -> running.parts().values().stream()
                            .allMatch(part -> part.isReady() || part.state().startsWith("yours")));
            if (stack.isPresent()) {
                return stack.get();
            }
            Thread.sleep(50);
        }
        throw new IOException("the stack was not ready within " + START_WITHIN + ":\n" + endOfLog());
    }

    /** Fails, with what it said, if it has ended. */
    public void requireAlive() throws IOException {
        if (launcher == null || !launcher.isAlive()) {
            throw new IOException("the stack has ended:\n" + endOfLog());
        }
    }

    /** Waits until it has said that its next start will be faster; false if it has not in that time. */
    public boolean awaitFasterStarts(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            requireAlive();
            if (Files.readString(log()).contains("The next start will be faster")) {
                return true;
            }
            Thread.sleep(250);
        }
        return false;
    }

    /** Stops it; its data stay. */
    public void stop() throws IOException, InterruptedException {
        Process running = launcher;
        if (running == null) {
            return;
        }
        running.destroy();
        if (!running.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            running.destroyForcibly().waitFor();
            throw new IOException("the stack did not stop within " + STOP_WITHIN + ":\n" + endOfLog());
        }
        launcher = null;
    }

    private String endOfLog() throws IOException {
        if (!Files.exists(log())) {
            return "(it has said nothing)";
        }
        List<String> lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    /** Stops it and deletes all it had. */
    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
