package org.carrel.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import org.carrel.bench.api.Answer;
import org.carrel.bench.catalogue.CatalogueBench;
import org.carrel.bench.check.Check;
import org.carrel.bench.day.FirstDay;
import org.carrel.bench.day.MailFolder;
import org.carrel.bench.desk.DeskBench;
import org.carrel.bench.gateway.GatewayBench;
import org.carrel.bench.memory.Footprint;
import org.carrel.bench.results.Figures;
import org.carrel.bench.results.Machine;
import org.carrel.bench.results.Run;
import org.carrel.bench.stack.OwnStack;
import org.carrel.bench.stack.RunningStack;
import org.carrel.bench.start.StartBench;

/** Measures, prints what was found, and keeps it in {@code bench/results}. */
public final class Main {
    private static final String USAGE = """
            usage: ./carrel bench [NAME …] [--data DIR] [--results DIR] [--records N] [--no-build]
              start    cold and warm start until the first check-out succeeds
              memory   resident memory of each process and of all
              gateway  what the gateway adds to a request
              desk     check-outs, check-ins and holds at 1, 8 and 75 desks, and the floor beside them
              catalogue  import, search, reindex and export of 100,000 records, or of --records N
              check    whether the data are sound
              all      the lot, the default
            first-day [--data DIR] plays a technician's first day on the stack that runs.
            Without --data a stack is started for the measurement alone, and deleted afterwards. With it, the stack
            that runs on the folder is measured and a made-up library stays in it; start it with
            CARREL_GATEWAY_LIMITS_EXEMPT=127.0.0.0/8, or its rate limits will be what is measured.
            """;

    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Duration LEARNING = Duration.ofMinutes(4);

    private final Options options;
    private final Path root;
    private final PrintStream out;
    private final Clock clock = Clock.systemUTC();
    private boolean sound = true;

    private Main(Options options, Path root, PrintStream out) {
        this.options = options;
        this.root = root;
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Path root = Path.of(System.getProperty("carrel.root", "")).toAbsolutePath();
        if (arguments.length > 0 && arguments[0].equals("first-day")) {
            System.exit(playTheFirstDay(root, Arrays.copyOfRange(arguments, 1, arguments.length)));
            return;
        }
        Options options;
        try {
            options = Options.parse(arguments, root);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
            return;
        }
        try {
            System.exit(new Main(options, root, System.out).run() ? 0 : 1);
        } catch (IOException | SQLException | IllegalStateException e) {
            System.err.println("The measurement broke off: " + e.getMessage());
            e.printStackTrace(System.err);
            System.exit(1);
        }
    }

    /** Measures nothing: shows what a technician's day looks like, on the stack that runs on a data folder. */
    private static int playTheFirstDay(Path root, String[] arguments) {
        try {
            Path data = arguments.length == 2 && arguments[0].equals("--data")
                    ? Path.of(arguments[1]).toAbsolutePath()
                    : root.resolve(".carrel");
            Optional<RunningStack> running = RunningStack.on(data);
            if (running.isEmpty()) {
                System.err.println("No stack runs on " + data + "; start one with ./carrel up.");
                return 1;
            }
            FirstDay.run(
                    running.get().gateway(),
                    running.get().accounts(),
                    new MailFolder(data.resolve("mail")),
                    System.out::println);
            return 0;
        } catch (IOException | IllegalStateException | Answer.RefusedException e) {
            System.err.println("The day broke off: " + e.getMessage());
            return 1;
        }
    }

    /** False if Carrel did something wrong; a missed target is no such thing. */
    private boolean run() throws IOException, InterruptedException, SQLException {
        Path data = options.data();
        if (data != null) {
            Optional<RunningStack> running = RunningStack.on(data.toAbsolutePath());
            if (running.isEmpty()) {
                out.println("No stack runs on " + data + ".");
                return false;
            }
            measure(running.get());
            return sound;
        }
        try (OwnStack own = OwnStack.fresh(root, options.upOptions())) {
            if (options.wants("start")) {
                StartBench.Times times = new StartBench(own, this::say).run();
                Figures figures = figures("start", own.awaitReady());
                times.tell(figures);
                keep("start", figures);
            } else {
                say("starting a stack, twice, as the first start is not like those after it");
                own.start();
                own.awaitFasterStarts(LEARNING);
                own.stop();
            }
            measure(options.wants("start") ? own.awaitReady() : own.start());
        }
        return sound;
    }

    private void measure(RunningStack stack) throws IOException, InterruptedException, SQLException {
        Figures memory = figures("memory", stack);
        if (options.wants("memory")) {
            Thread.sleep(SETTLING);
            Footprint.measure(stack, "after the start", memory);
        }
        if (options.wants("gateway")) {
            Figures figures = figures("gateway", stack);
            new GatewayBench(stack, figures, this::say).run();
            keep("gateway", figures);
        }
        if (options.wants("desk") || options.wants("memory")) {
            Figures figures = figures("desk", stack);
            sound &= new DeskBench(stack, root, clock, figures, this::say).run();
            if (options.wants("desk")) {
                keep("desk", figures);
            }
        }
        if (options.wants("memory")) {
            Footprint.measure(stack, "after the desks", memory);
            keep("memory", memory);
        }
        if (options.wants("catalogue")) {
            Figures figures = figures("catalogue", stack);
            new CatalogueBench(stack, options.records(), figures, this::say).run();
            keep("catalogue", figures);
        }
        if (options.wants("check") || options.wants("desk")) {
            say("checking the data");
            int broken = new Check(stack.database(), out::println).run();
            sound &= broken == 0;
        }
    }

    private Figures figures(String measurement, RunningStack stack) throws IOException, SQLException {
        return new Figures(
                Run.begin(measurement, clock, Machine.here(stack.database().version())));
    }

    private void keep(String name, Figures figures) throws IOException {
        figures.print(out);
        figures.write(options.results().resolve(name + ".json"));
    }

    private void say(String text) {
        out.println("· " + text);
        out.flush();
    }
}
