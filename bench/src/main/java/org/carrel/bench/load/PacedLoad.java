package org.carrel.bench.load;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.Histogram;

/**
 * Workers that begin when their pace says so. A latency counts from the moment the operation should have begun:
 * somebody who had to wait for a slow answer before the next scan has waited, and that must be seen.
 */
public final class PacedLoad {
    private PacedLoad() {}

    public static Sample run(List<? extends Worker> workers, Pace pace, Bounds bounds) throws InterruptedException {
        AtomicLong left = new AtomicLong(bounds.operations());
        CountDownLatch ready = new CountDownLatch(workers.size());
        return Crew.run(workers, (number, worker) -> {
            Histogram latencies = Sample.histogram();
            long failures = 0;
            long[] beginnings = pace.beginnings(number, bounds.time());
            ready.countDown();
            ready.await();
            long began = System.nanoTime();
            for (long beginning : beginnings) {
                if (left.getAndDecrement() <= 0) {
                    break;
                }
                long due = began + beginning;
                await(due);
                Worker.Outcome outcome = worker.next();
                if (outcome == Worker.Outcome.NOTHING_LEFT) {
                    break;
                }
                if (outcome == Worker.Outcome.DONE) {
                    Sample.record(latencies, System.nanoTime() - due);
                } else {
                    failures++;
                }
            }
            return new Crew.Shift(latencies, failures, began, System.nanoTime());
        });
    }

    private static void await(long due) throws InterruptedException {
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
