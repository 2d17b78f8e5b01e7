package org.carrel.bench.load;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import org.HdrHistogram.Histogram;

/** Workers that begin the next operation as soon as the last one has ended: how much can be done. */
public final class ClosedLoop {
    private ClosedLoop() {}

    public static Sample run(List<? extends Worker> workers, Bounds bounds) throws InterruptedException {
        AtomicLong left = new AtomicLong(bounds.operations());
        CountDownLatch ready = new CountDownLatch(workers.size());
        return Crew.run(workers, (_, worker) -> {
            Histogram latencies = Sample.histogram();
            long failures = 0;
            ready.countDown();
            ready.await();
            long began = System.nanoTime();
            long deadline = began + bounds.time().toNanos();
            long now = began;
            while (now - deadline < 0 && left.getAndDecrement() > 0) {
                Worker.Outcome outcome = worker.next();
                if (outcome == Worker.Outcome.NOTHING_LEFT) {
                    break;
                }
                long end = System.nanoTime();
                if (outcome == Worker.Outcome.DONE) {
                    Sample.record(latencies, end - now);
                } else {
                    failures++;
                }
                now = end;
            }
            return new Crew.Shift(latencies, failures, began, now);
        });
    }
}
