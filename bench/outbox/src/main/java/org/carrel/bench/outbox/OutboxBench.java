package org.carrel.bench.outbox;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.Histogram;

/**
 * Runs one contender, or the cost of NOTIFY, and prints the figures. Arguments: {@code relay}, {@code debezium},
 * {@code notify}.
 */
public final class OutboxBench {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final Servers servers;

    private OutboxBench(Servers servers) {
        this.servers = servers;
    }

    public static void main(String[] arguments) throws Exception {
        try (Servers servers = Servers.start()) {
            var bench = new OutboxBench(servers);
            switch (arguments[0]) {
                case "relay" -> bench.measure(new RelayContender(servers), new RelayContender(servers));
                case "debezium" ->
                    bench.measure(new DebeziumContender(servers, "initial"), new DebeziumContender(servers, "no_data"));
                case "notify" -> bench.costOfNotify();
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
        System.exit(0);
    }

    private void measure(Contender contender, Contender successor) throws Exception {
        try (Arrivals arrivals = new Arrivals(servers)) {
            print(contender.name(), "memory before start", memory());
            startUp(contender, arrivals);
            Thread.sleep(5_000);
            print(contender.name(), "memory idle", memory());
            steady(contender, arrivals);
            burst(contender, arrivals);
            lateCommits(contender, arrivals);
            print(contender.name(), "memory after load", memory());
            idleCost(contender);
            takeOver(contender, successor, arrivals);
            print(contender.name(), "keys out of order", Long.toString(arrivals.keysOutOfOrder()));
        }
    }

    /** From the start of the contender to the arrival of an event that was there before. */
    private void startUp(Contender contender, Arrivals arrivals) throws Exception {
        Desk.change(servers.database(), 1, Desk.NOTHING);
        long started = System.nanoTime();
        contender.start();
        arrivals.await(1, PATIENCE);
        print(contender.name(), "start to first event", millis(System.nanoTime() - started) + " ms");
    }

    private void steady(Contender contender, Arrivals arrivals) throws Exception {
        for (int i = 0; i < 2_000; i++) {
            change(contender, arrivals, Desk.anyRow(new SplittableRandom(i)), Desk.NOTHING);
        }
        arrivals.await(2_001, PATIENCE);
        var _ = arrivals.takeLags();
        int perSecond = 500;
        int seconds = 20;
        int before = arrivals.count();
        inParallel(4, writer -> {
            var random = new SplittableRandom(writer);
            long next = System.nanoTime();
            for (int i = 0; i < perSecond * seconds / 4; i++) {
                LockSupport.parkNanos(next - System.nanoTime());
                next += 4_000_000_000L / perSecond;
                change(contender, arrivals, Desk.anyRow(random), Desk.NOTHING);
            }
        });
        arrivals.await(before + perSecond * seconds, PATIENCE);
        print(contender.name(), "lag at 500/s", describe(arrivals.takeLags()));
    }

    private void burst(Contender contender, Arrivals arrivals) throws Exception {
        int before = arrivals.count();
        long started = System.nanoTime();
        inParallel(8, writer -> {
            var random = new SplittableRandom(writer);
            for (int i = 0; i < 10_000 / 8; i++) {
                change(contender, arrivals, Desk.anyRow(random), Desk.NOTHING);
            }
        });
        long written = System.nanoTime();
        arrivals.await(before + 10_000, PATIENCE);
        long arrived = System.nanoTime();
        print(
                contender.name(),
                "burst of 10,000",
                "written in %d ms, all arrived %d ms later; lag %s"
                        .formatted(
                                millis(written - started), millis(arrived - written), describe(arrivals.takeLags())));
    }

    /** One transaction in ten takes up to a quarter of a second between writing its event and committing it. */
    private void lateCommits(Contender contender, Arrivals arrivals) throws Exception {
        int before = arrivals.count();
        inParallel(8, writer -> {
            var random = new SplittableRandom(100 + writer);
            for (int i = 0; i < 250; i++) {
                boolean late = random.nextInt(10) == 0;
                long pause = late ? random.nextLong(250) : 0;
                change(contender, arrivals, Desk.anyRow(random), _ -> Thread.sleep(pause));
            }
        });
        arrivals.await(before + 2_000, PATIENCE);
        print(contender.name(), "late commits", "none lost; lag " + describe(arrivals.takeLags()));
    }

    private static void idleCost(Contender contender) throws InterruptedException {
        long before = cpuNanos();
        Thread.sleep(10_000);
        print(contender.name(), "processor time when idle", "%.2f %% of a core".formatted((cpuNanos() - before) / 1e8));
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** A second one waits while the first works; the first ends; how long until the next event arrives. */
    private void takeOver(Contender contender, Contender successor, Arrivals arrivals) throws Exception {
        successor.start();
        Thread.sleep(3_000);
        int before = arrivals.count();
        contender.close();
        long closed = System.nanoTime();
        Desk.change(servers.database(), 2, Desk.NOTHING);
        arrivals.await(before + 1, PATIENCE);
        print(contender.name(), "take-over by a second replica", millis(System.nanoTime() - closed) + " ms");
        successor.close();
    }

    private void change(Contender contender, Arrivals arrivals, long row, Desk.BeforeCommit beforeCommit)
            throws SQLException, InterruptedException {
        long version = Desk.change(servers.database(), row, beforeCommit);
        contender.committed();
        arrivals.committed(Desk.key(row).toString(), version);
    }

    /**
     * Eight writers at full speed for ten seconds each way, three rounds, with one listener and a relay that clears up.
     */
    private void costOfNotify() throws Exception {
        Servers.execute(servers.jdbcUrl(), "create table heard (n bigint)");
        try (var listener = servers.database().getConnection();
                var listen = listener.createStatement()) {
            listen.execute("listen carrel_bench");
            for (int round = 1; round <= 3; round++) {
                print("notify", "round " + round + " no wake-up", throughput(Desk.NOTHING, () -> {}));
                print("notify", "round " + round + " NOTIFY in the transaction", throughput(Desk.NOTIFY, () -> {}));
                try (var relay = new RelayContender(servers)) {
                    relay.start();
                    print(
                            "notify",
                            "round " + round + " relay woken after commit",
                            throughput(Desk.NOTHING, relay::committed));
                }
            }
        }
    }

    private String throughput(Desk.BeforeCommit beforeCommit, Runnable afterCommit) throws Exception {
        Servers.execute(servers.jdbcUrl(), "truncate outbox", "checkpoint");
        var commits = new AtomicLong();
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        var latencies = new Histogram(3);
        inParallel(8, writer -> {
            var random = new SplittableRandom(writer);
            while (System.nanoTime() < until) {
                long begun = System.nanoTime();
                Desk.change(servers.database(), Desk.anyRow(random), beforeCommit);
                afterCommit.run();
                commits.incrementAndGet();
                synchronized (latencies) {
                    latencies.recordValue(System.nanoTime() - begun);
                }
            }
        });
        return "%d commits/s; %s".formatted(commits.get() / 10, describe(latencies));
    }

    @FunctionalInterface
    private interface Writer {
        void write(int number) throws SQLException, InterruptedException;
    }

    private static void inParallel(int writers, Writer writer) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < writers; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    writer.write(number);
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static String describe(Histogram nanos) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                nanos.getValueAtPercentile(50) / 1e6,
                nanos.getValueAtPercentile(99) / 1e6,
                nanos.getMaxValue() / 1e6);
    }

    private static String memory() throws IOException {
        System.gc();
        var runtime = Runtime.getRuntime();
        long heap = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        String resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElse("0");
        int classes =
                java.lang.management.ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        return "%d MB heap, %d MB resident, %d classes".formatted(heap, Long.parseLong(resident) >> 10, classes);
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }

    private static void print(String contender, String what, String figure) {
        OUT.printf("%-9s %-42s %s%n", contender, what, figure);
    }
}
