package org.carrel.catalog.jobs.app;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.jobs.Jobs;

/**
 * Runs jobs of one kind, one after another, on each instance. When an instance dies, another one, or the same after its
 * restart, goes on behind the last batch that was committed.
 *
 * @param <J> what it is given of a job
 */
public abstract class JobRunner<J> {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final String name;
    private final Jobs<J> jobs;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

    /**
     * A runner that has not begun.
     *
     * @param name what its jobs are called in the log, in the plural
     * @param jobs where they wait
     * @param clock by which they are begun and ended
     */
    protected JobRunner(String name, Jobs<J> jobs, Clock clock) {
        this.name = name;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Goes on where a job stands, batch by batch, to its end unless the turn is over sooner. */
    protected abstract void run(J job, Turn turn);

    protected void onStart(@Observes StartupEvent event) {
        start();
    }

    protected void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    /** Begins to look for work. */
    public final synchronized void start() {
        if (thread == null) {
            stopping = false;
            thread = Thread.ofVirtual().name(name).start(this::loop);
        }
    }

    /** Ends after the batch in hand; what is left is taken up by whoever runs next. */
    public final synchronized void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        stopping = true;
        wake();
        try {
            running.join(GRACE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    /** Says that there may be work. */
    public final void wake() {
        work.release();
    }

    private void loop() {
        UUID runner = UUID.randomUUID();
        var turn = new Turn(jobs, runner, clock, () -> stopping);
        while (!stopping) {
            try {
                Optional<J> next = jobs.claim(runner, clock.instant());
                if (next.isPresent()) {
                    run(next.get(), turn);
                } else {
                    await();
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "work on %s was interrupted and will be taken up again", name);
                await();
            }
        }
        jobs.release(runner);
    }

    private void await() {
        try {
            if (work.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
