package org.carrel.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.carrel.launcher.servers.LocalKafka;
import org.carrel.launcher.servers.LocalPostgres;
import org.carrel.launcher.servers.PostgresBinaries;

/**
 * One server in the foreground. It says {@code READY <pid>} on its output when it serves, and stops in order when its
 * input ends or a signal asks it to.
 */
@Command(
        name = "server",
        subcommands = {ServerMain.Postgres.class, ServerMain.Kafka.class})
public final class ServerMain {
    /** The database password comes by the environment: a command line is there for all to read. */
    static final String PASSWORD_VARIABLE = "CARREL_DATABASE_PASSWORD";

    /** What it says when everything is closed. */
    public static final String LAST_WORDS = "STOPPED";

    private static final CountDownLatch STOPPED = new CountDownLatch(1);

    private ServerMain() {}

    public static void main(String[] arguments) {
        ServerLogging.quiet();
        int code = new CommandLine(new ServerMain()).execute(arguments);
        System.out.println(LAST_WORDS);
        STOPPED.countDown();
        System.exit(code);
    }

    @Command(name = "postgres")
    static final class Postgres implements Callable<Integer> {
        @Option(names = "--data", required = true)
        private Path data = Path.of("");

        @Option(names = "--port", required = true)
        private int port;

        @Option(names = "--throw-away", description = "Trade durability for speed.")
        private boolean throwAway;

        @Override
        public Integer call() throws IOException {
            Path folder = data.toAbsolutePath().normalize();
            PostgresBinaries binaries =
                    PostgresBinaries.unpackedBelow(RepositoryRoot.find().resolve("launcher/target/postgresql"));
            try (LocalPostgres postgres = LocalPostgres.start(
                    binaries,
                    folder,
                    port,
                    System.getenv().getOrDefault(PASSWORD_VARIABLE, ForkedServer.PASSWORD),
                    throwAway ? LocalPostgres.Settings.THROW_AWAY : LocalPostgres.Settings.DURABLE,
                    ProcessBuilder.Redirect.appendTo(
                            folder.resolveSibling(folder.getFileName() + ".log").toFile()))) {
                return untilTold(postgres.pid(), postgres::awaitEnd);
            }
        }
    }

    @Command(name = "kafka")
    static final class Kafka implements Callable<Integer> {
        @Option(names = "--data", required = true)
        private Path data = Path.of("");

        @Option(names = "--port", required = true)
        private int port;

        @Option(names = "--controller-port", required = true)
        private int controllerPort;

        @Option(names = "--throw-away", description = "Trade durability for speed, and make topics on first use.")
        private boolean throwAway;

        @Override
        public Integer call() throws IOException {
            try (LocalKafka kafka = LocalKafka.start(
                    data,
                    port,
                    controllerPort,
                    throwAway ? LocalKafka.Settings.THROW_AWAY : LocalKafka.Settings.DURABLE)) {
                return untilTold(ProcessHandle.current().pid(), kafka::awaitEnd);
            }
        }
    }

    /** Zero if it was asked to stop, one if the server ended by itself. */
    private static int untilTold(long pid, Runnable awaitServerEnd) {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("server").start(() -> {
            awaitServerEnd.run();
            end.complete(1);
        });
        Thread.ofPlatform().daemon().name("input").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // Only its end matters.
                }
            } catch (IOException _) {
                // As good as its end.
            }
            end.complete(0);
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.complete(0);
            awaitStopped();
        }));
        System.out.println("READY " + pid);
        System.out.flush();
        return end.join();
    }

    private static void awaitStopped() {
        try {
            STOPPED.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
