package org.carrel.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.carrel.launcher.servers.Folders;
import org.carrel.launcher.servers.LocalKafka;
import org.carrel.launcher.servers.LocalPostgres;
import org.carrel.launcher.servers.Ports;
import org.carrel.launcher.servers.PostgresBinaries;

/**
 * The process behind {@link SharedServers}. Arguments: the repository's root, the meeting folder, the name of this run,
 * and the seconds it lives without a lease.
 */
public final class SharedServersMain {
    private static final String PASSWORD = "carrel";

    private SharedServersMain() {}

    public static void main(String[] arguments) throws Exception {
        ServerLogging.quiet();
        Path root = Path.of(arguments[0]);
        SharedServersFiles files = new SharedServersFiles(Path.of(arguments[1]));
        String name = arguments[2];
        Duration idle = Duration.ofSeconds(Long.parseLong(arguments[3]));
        Path run = files.folder().resolve(name);
        removeWhatOthersLeft(files, name);

        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            awaitQuietly(stopped);
        }));

        List<Integer> ports = Ports.free(3);
        PostgresBinaries binaries = PostgresBinaries.unpackedBelow(root.resolve("launcher/target/postgresql"));
        try (LocalPostgres postgres = LocalPostgres.start(
                        binaries,
                        run.resolve("postgresql"),
                        ports.get(0),
                        PASSWORD,
                        LocalPostgres.Settings.THROW_AWAY,
                        ProcessBuilder.Redirect.INHERIT);
                LocalKafka kafka = LocalKafka.start(
                        run.resolve("kafka"), ports.get(1), ports.get(2), LocalKafka.Settings.THROW_AWAY);
                ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Leases leases = new Leases(idle);
            Thread.ofPlatform().daemon().name("door").start(() -> admit(door, name, leases));
            publish(files, name, door.getLocalPort(), postgres, kafka);
            awaitTheEnd(stop, leases, postgres);
            withdraw(files, name);
        } finally {
            Folders.delete(run);
            stopped.countDown();
        }
        System.exit(0);
    }

    /** How many JVMs need the servers; once closed it admits nobody. */
    private static final class Leases {
        private final Duration idle;
        private int open;
        private boolean closed;
        private long idleSince = System.nanoTime();

        Leases(Duration idle) {
            this.idle = idle;
        }

        synchronized boolean enter() {
            if (closed) {
                return false;
            }
            open++;
            return true;
        }

        synchronized void leave() {
            open--;
            idleSince = System.nanoTime();
        }

        synchronized boolean closeWhenIdle() {
            closed = closed || (open == 0 && System.nanoTime() - idleSince > idle.toNanos());
            return closed;
        }
    }

    private static void admit(ServerSocket door, String name, Leases leases) {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                Thread.ofVirtual().start(() -> serve(guest, name, leases));
            } catch (IOException _) {
                return;
            }
        }
    }

    /** The guest never sends anything: the end of its stream is the end of its JVM. */
    private static void serve(Socket guest, String name, Leases leases) {
        try (guest) {
            if (!leases.enter()) {
                return;
            }
            try {
                OutputStream out = guest.getOutputStream();
                out.write((name + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                while (guest.getInputStream().read() >= 0) {
                    // Nothing it could say matters.
                }
            } finally {
                leases.leave();
            }
        } catch (IOException _) {
            // A guest that was killed.
        }
    }

    private static void publish(
            SharedServersFiles files, String name, int leasePort, LocalPostgres postgres, LocalKafka kafka)
            throws IOException {
        Properties properties = new Properties();
        properties.setProperty("name", name);
        properties.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        properties.setProperty("lease.port", Integer.toString(leasePort));
        properties.setProperty("jdbc.url", postgres.jdbcUrl("postgres"));
        properties.setProperty("jdbc.user", LocalPostgres.USER);
        properties.setProperty("jdbc.password", PASSWORD);
        properties.setProperty("kafka.bootstrap", kafka.bootstrap());
        Path unfinished = files.folder().resolve(name).resolve("servers.properties");
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            properties.store(out, null);
        }
        Files.move(unfinished, files.properties(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void awaitTheEnd(CountDownLatch stop, Leases leases, LocalPostgres postgres)
            throws InterruptedException {
        while (!stop.await(200, TimeUnit.MILLISECONDS)) {
            if (leases.closeWhenIdle()) {
                return;
            }
            if (!postgres.process().isAlive()) {
                System.err.println("PostgreSQL ended; so do the shared servers.");
                return;
            }
        }
    }

    private static void withdraw(SharedServersFiles files, String name) throws IOException {
        if (Files.exists(files.properties())
                && Files.readString(files.properties()).contains("name=" + name)) {
            Files.deleteIfExists(files.properties());
        }
    }

    /** We are the only ones: our starter holds the lock and found nobody alive. */
    private static void removeWhatOthersLeft(SharedServersFiles files, String name) throws IOException {
        try (var runs = Files.newDirectoryStream(files.folder(), "servers-*")) {
            for (Path run : runs) {
                if (Files.isDirectory(run) && !run.getFileName().toString().equals(name)) {
                    Folders.delete(run);
                }
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
