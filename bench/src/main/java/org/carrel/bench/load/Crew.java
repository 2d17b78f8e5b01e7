package org.carrel.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.HdrHistogram.Histogram;

/** Workers on a thread each, started together. */
final class Crew {
    private Crew() {}

    /** What one worker found, on its own clock. */
    record Shift(Histogram latencies, long failures, long began, long ended) {}

    /** The work of one worker. */
    @FunctionalInterface
    interface Work {
        Shift shift(int worker, Worker of) throws Exception;
    }

    static Sample run(List<? extends Worker> workers, Work work) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(workers.size())) {
            List<Future<Shift>> shifts = new ArrayList<>();
            for (int i = 0; i < workers.size(); i++) {
                int worker = i;
                shifts.add(threads.submit(() -> work.shift(worker, workers.get(worker))));
            }
            Histogram all = Sample.histogram();
            long failures = 0;
            long began = Long.MAX_VALUE;
            long ended = Long.MIN_VALUE;
            for (Future<Shift> shift : shifts) {
                Shift done = of(shift, threads);
                all.add(done.latencies);
                failures += done.failures;
                began = Math.min(began, done.began);
                ended = Math.max(ended, done.ended);
            }
            return new Sample(all, failures, Duration.ofNanos(Math.max(0, ended - began)));
        }
    }

    private static Shift of(Future<Shift> shift, ExecutorService threads) throws InterruptedException {
        try {
            return shift.get();
        } catch (ExecutionException e) {
            threads.shutdownNow();
            throw new IllegalStateException("a worker broke off: " + e.getCause(), e.getCause());
        }
    }
}
