package org.carrel.testkit.relay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link ReplicaMain} in a process of its own, to be killed and frozen. */
final class Replica implements AutoCloseable {

    private final List<String> arguments;
    private final Path log;
    private Process process;

    private Replica(List<String> arguments, Path log) {
        this.arguments = arguments;
        this.log = log;
        this.process = launch();
    }

    static Replica start(List<String> arguments, Path log) {
        return new Replica(arguments, log);
    }

    private Process launch() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                classPath,
                ReplicaMain.class.getName()));
        command.addAll(arguments);
        try {
            Process started = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            BufferedReader said = started.inputReader(StandardCharsets.UTF_8);
            if (!"READY".equals(said.readLine())) {
                throw new IllegalStateException("a replica did not start, see " + log);
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** No chance to finish anything. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void restart() {
        process = launch();
    }

    /** Stops it where it stands, like a virtual machine that is being moved. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
