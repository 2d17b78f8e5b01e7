package org.carrel.bench.start;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.carrel.bench.api.Accounts;
import org.carrel.bench.library.Library;
import org.carrel.bench.library.LibraryLoader;
import org.carrel.bench.library.LibraryPlan;
import org.carrel.bench.results.Figures;
import org.carrel.bench.stack.OwnStack;
import org.carrel.bench.stack.RunningStack;

/**
 * The time from the command to the first check-out that succeeds: once with an empty data folder, where making the
 * databases, the keys and a library of one title counts too; then three times with what that start has left.
 */
public final class StartBench {
    private static final LibraryPlan PLAN = new LibraryPlan("START", 1, 1, 1, 8, 1);
    private static final int WARM_STARTS = 3;
    private static final double TARGET = 20;
    private static final Duration LEARNING = Duration.ofMinutes(4);

    private final OwnStack stack;
    private final Consumer<String> say;

    public StartBench(OwnStack stack, Consumer<String> say) {
        this.stack = stack;
        this.say = say;
    }

    /** What was found, in seconds. */
    public record Times(double cold, List<Double> warm) {
        public Times {
            warm = warm.stream().sorted().toList();
        }

        /** Adds them to the figures. */
        public void tell(Figures figures) {
            figures.lower("cold start to the first check-out", cold, "s", null);
            figures.lower("warm start to the first check-out, median", warm.get(warm.size() / 2), "s", TARGET);
            figures.lower("warm start to the first check-out, slowest", warm.getLast(), "s", null);
        }
    }

    /** Measures; afterwards the stack runs. */
    public Times run() throws IOException, InterruptedException {
        say.accept("cold start");
        long began = System.nanoTime();
        stack.begin();
        RunningStack running = stack.awaitReady();
        Library library = new LibraryLoader(running.as("admin"), PLAN, _ -> {}).load();
        Accounts accounts = running.accounts();
        FirstLoan loan = new FirstLoan(stack, "desk", accounts.password("desk"));
        double cold = seconds(began, lend(loan, library, 0));
        if (!stack.awaitFasterStarts(LEARNING)) {
            say.accept("the stack did not say that its next start will be faster");
        }
        stack.stop();
        List<Double> warm = new ArrayList<>();
        for (int i = 0; i < WARM_STARTS; i++) {
            say.accept("warm start");
            if (i > 0) {
                stack.stop();
            }
            began = System.nanoTime();
            stack.begin();
            warm.add(seconds(began, lend(loan, library, i + 1)));
        }
        stack.awaitReady();
        return new Times(cold, warm);
    }

    private static long lend(FirstLoan loan, Library library, int copy) throws IOException, InterruptedException {
        return loan.await(library.servicePoint(), PLAN.card(0), library.barcode(0, copy));
    }

    private static double seconds(long began, long ended) {
        return (ended - began) / 1e9;
    }
}
