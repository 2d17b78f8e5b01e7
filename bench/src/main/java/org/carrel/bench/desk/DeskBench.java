package org.carrel.bench.desk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.carrel.bench.api.CarrelApi;
import org.carrel.bench.check.Outboxes;
import org.carrel.bench.floor.FloorCheckOut;
import org.carrel.bench.floor.FloorDatabase;
import org.carrel.bench.library.Library;
import org.carrel.bench.library.LibraryLoader;
import org.carrel.bench.load.Bounds;
import org.carrel.bench.load.ClosedLoop;
import org.carrel.bench.load.Line;
import org.carrel.bench.load.Pace;
import org.carrel.bench.load.PacedLoad;
import org.carrel.bench.load.Sample;
import org.carrel.bench.load.Worker;
import org.carrel.bench.results.Figures;
import org.carrel.bench.stack.DatabaseServer;
import org.carrel.bench.stack.RunningStack;

/**
 * Check-outs, check-ins and holds through the gateway: by one desk and by eight that never rest, which shows how much
 * can be done, and by 75 at the pace of people, which shows how long people wait. Blocks of check-outs take turns with
 * blocks of the floor, so that both meet the same machine.
 *
 * <p>All desks use one log-in; the services neither lock nor count by caller.
 */
public final class DeskBench {
    private static final int[] CLOSED = {1, 8};
    private static final int ROUNDS = 3;
    private static final Duration BLOCK = Duration.ofSeconds(12);
    private static final int WARM_DESKS = 8;
    private static final int HOLDS_PER_BLOCK = 900;

    private static final Duration PACED = Duration.ofSeconds(60);
    private static final Duration SCAN_EVERY = Duration.ofSeconds(3);
    private static final int PACED_CHECK_OUTS = 34;
    private static final int PACED_CHECK_INS = 33;
    private static final int PACED_HOLDS = 8;
    private static final int PACED_DESKS = PACED_CHECK_OUTS + PACED_CHECK_INS + PACED_HOLDS;

    private static final double P95_AT_EIGHT = 20;
    private static final double SHARE_OF_FLOOR = 35;
    private static final int EVENT_SIZE = 380;
    private static final Duration DRAIN = Duration.ofMinutes(2);

    private final RunningStack stack;
    private final Path root;
    private final Clock clock;
    private final Figures figures;
    private final Consumer<String> say;
    private final Complaints complaints = new Complaints();
    private final AtomicInteger holds = new AtomicInteger();
    private final AtomicInteger hangUps = new AtomicInteger();

    public DeskBench(RunningStack stack, Path root, Clock clock, Figures figures, Consumer<String> say) {
        this.stack = stack;
        this.root = root;
        this.clock = clock;
        this.figures = figures;
        this.say = say;
    }

    /** Measures. False if Carrel did not do everything that it was asked. */
    public boolean run() throws IOException, InterruptedException, SQLException {
        String name = "B" + Long.toString(clock.millis() / 1000, 36).toUpperCase(Locale.ROOT);
        int institution = (int) (clock.millis() / 1000 % 10_000);
        Library library = new LibraryLoader(stack.as("admin"), Circulation.plan(name, institution), say).load();
        Circulation circulation = new Circulation(library);
        DatabaseServer server = stack.database();
        Outboxes outboxes = new Outboxes(server);
        outboxes.awaitEmpty(DRAIN);
        CarrelApi supervisor = stack.as("supervisor");
        Supplier<String> token = supervisor::accessToken;
        warmUp(circulation, token);
        outboxes.awaitEmpty(DRAIN);
        try (FloorDatabase floor = FloorDatabase.create(server, root, Circulation.PATRONS, Circulation.EACH)) {
            for (int desks : CLOSED) {
                closed(desks, circulation, token, floor, outboxes);
            }
        }
        paced(circulation, token);
        figures.lower("events published after the last scan", seconds(outboxes.awaitEmpty(DRAIN)), "s", null);
        figures.lower("connections that the gateway closed on a desk", (double) hangUps.get(), "", null);
        figures.lower("failures at the desks", (double) complaints.count(), "", 1.0);
        String first = complaints.first();
        if (first != null) {
            say.accept(complaints.count() + " times Carrel did not do what was asked; the first: " + first);
        }
        return complaints.count() == 0;
    }

    private void warmUp(Circulation circulation, Supplier<String> token) throws IOException, InterruptedException {
        say.accept("warming up");
        AtomicInteger blockers = new AtomicInteger();
        try (Desks desks = new Desks(stack.gateway(), WARM_DESKS, token)) {
            Bounds bounds = new Bounds(Circulation.items(), Duration.ofMinutes(2));
            ClosedLoop.run(desks.each((line, _) -> new Act.Blocking(circulation, blockers, line, complaints)), bounds);
            ClosedLoop.run(checkOuts(desks, circulation, 0, Circulation.PATRONS), bounds);
            ClosedLoop.run(checkIns(desks, circulation, 0, Circulation.PATRONS), bounds);
            ClosedLoop.run(holds(desks, circulation), new Bounds(150, Duration.ofSeconds(30)));
        }
    }

    private void closed(
            int count, Circulation circulation, Supplier<String> token, FloorDatabase floor, Outboxes outboxes)
            throws IOException, InterruptedException, SQLException {
        say.accept(count == 1 ? "one desk" : count + " desks");
        Sample lent = Sample.none();
        Sample returned = Sample.none();
        Sample written = Sample.none();
        Sample requested;
        Bounds block = new Bounds(Circulation.items(), BLOCK);
        Bounds back = new Bounds(Circulation.items(), BLOCK.multipliedBy(3));
        FloorCheckOut.Sizes sizes = new FloorCheckOut.Sizes(answerSize(), EVENT_SIZE);
        try (Desks desks = new Desks(stack.gateway(), count, token)) {
            for (int round = 0; round < ROUNDS; round++) {
                lent = lent.plus(ClosedLoop.run(checkOuts(desks, circulation, 0, Circulation.PATRONS), block));
                outboxes.awaitEmpty(DRAIN);
                written = written.plus(floor(floor, count, sizes, block));
                returned = returned.plus(ClosedLoop.run(checkIns(desks, circulation, 0, Circulation.PATRONS), back));
                outboxes.awaitEmpty(DRAIN);
            }
            requested = ClosedLoop.run(holds(desks, circulation), new Bounds(HOLDS_PER_BLOCK, BLOCK));
            outboxes.awaitEmpty(DRAIN);
        }
        tell("check-out", count, lent, count == 8 ? P95_AT_EIGHT : null);
        tell("check-in", count, returned, null);
        tell("hold", count, requested, null);
        tell("floor of check-out", count, written, null);
        figures.higher(
                "check-out rate to its floor, " + at(count),
                100 * lent.rate() / written.rate(),
                "%",
                count == 8 ? SHARE_OF_FLOOR : null);
    }

    private Sample floor(FloorDatabase floor, int count, FloorCheckOut.Sizes sizes, Bounds bounds)
            throws SQLException, InterruptedException {
        List<FloorCheckOut> workers = FloorCheckOut.several(floor, count, clock, sizes);
        try {
            return ClosedLoop.run(workers, bounds);
        } finally {
            for (FloorCheckOut worker : workers) {
                worker.close();
            }
            floor.returnAll();
        }
    }

    private void paced(Circulation circulation, Supplier<String> token) throws IOException, InterruptedException {
        say.accept(PACED_DESKS + " desks");
        int half = Circulation.PATRONS / 2;
        Bounds bounds = new Bounds(Circulation.items(), PACED);
        try (Desks lending = new Desks(stack.gateway(), PACED_CHECK_OUTS, token);
                Desks returning = new Desks(stack.gateway(), PACED_CHECK_INS, token);
                Desks requesting = new Desks(stack.gateway(), PACED_HOLDS, token);
                ExecutorService kinds = Executors.newFixedThreadPool(3)) {
            ClosedLoop.run(
                    checkOuts(lending, circulation, half, Circulation.PATRONS),
                    new Bounds(Circulation.items(), Duration.ofMinutes(2)));
            Future<Sample> lent = kinds.submit(
                    () -> PacedLoad.run(checkOuts(lending, circulation, 0, half), new Pace(SCAN_EVERY, 1), bounds));
            Future<Sample> returned = kinds.submit(() -> PacedLoad.run(
                    checkIns(returning, circulation, half, Circulation.PATRONS), new Pace(SCAN_EVERY, 2), bounds));
            Future<Sample> requested =
                    kinds.submit(() -> PacedLoad.run(holds(requesting, circulation), new Pace(SCAN_EVERY, 3), bounds));
            tell("check-out", PACED_DESKS, lent.get(), null);
            tell("check-in", PACED_DESKS, returned.get(), null);
            tell("hold", PACED_DESKS, requested.get(), null);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the paced desks broke off", e.getCause());
        }
    }

    private List<Worker> checkOuts(Desks desks, Circulation circulation, int firstPatron, int endPatron) {
        return desks.each((line, desk) -> new Act.CheckOuts(
                circulation,
                new Act.Round(circulation, firstPatron + desk, endPatron, desks.count()),
                line,
                complaints));
    }

    private List<Worker> checkIns(Desks desks, Circulation circulation, int firstPatron, int endPatron) {
        return desks.each((line, desk) -> new Act.CheckIns(
                circulation,
                new Act.Round(circulation, firstPatron + desk, endPatron, desks.count()),
                line,
                complaints));
    }

    private List<Worker> holds(Desks desks, Circulation circulation) {
        return desks.each((line, _) -> new Act.Holds(circulation, holds, line, complaints));
    }

    private void tell(String act, int desks, Sample sample, @Nullable Double p95) {
        String at = at(desks);
        figures.higher(act + " rate, " + at, sample.rate(), "1/s", null);
        figures.lower(act + " p50, " + at, sample.percentile(50), "ms", null);
        figures.lower(act + " p95, " + at, sample.percentile(95), "ms", p95);
        figures.lower(act + " p99, " + at, sample.percentile(99), "ms", null);
    }

    private static String at(int desks) {
        return desks == 1 ? "1 desk" : desks + " desks";
    }

    /** How long the answers are that circulation-service remembers. */
    private int answerSize() throws SQLException, IOException {
        try (Connection connection = stack.database().connect("circulation");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select coalesce(avg(octet_length(body)), 0)::int from idempotency_key
                        where location like '%/loans/%'
                        """)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** Desks with a line each. */
    private final class Desks implements AutoCloseable {
        private final List<Line> lines = new ArrayList<>();

        /** What is done at a desk. */
        private interface Opening {
            Worker at(Line line, int desk);
        }

        Desks(URI gateway, int count, Supplier<String> token) throws IOException {
            for (int i = 0; i < count; i++) {
                lines.add(Line.to(gateway, token));
            }
        }

        int count() {
            return lines.size();
        }

        List<Worker> each(Opening opening) {
            List<Worker> workers = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                workers.add(opening.at(lines.get(i), i));
            }
            return workers;
        }

        @Override
        public void close() throws IOException {
            for (Line line : lines) {
                hangUps.addAndGet(line.reopened());
                line.close();
            }
        }
    }
}
