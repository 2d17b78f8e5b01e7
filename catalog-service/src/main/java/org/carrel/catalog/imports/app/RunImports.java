package org.carrel.catalog.imports.app;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.Imports;

/**
 * Runs imports one after another, on each instance. What is running is leased: when an instance dies, another one, or
 * the same after its restart, goes on behind the last batch that was committed.
 */
@ApplicationScoped
public class RunImports {

    private static final Logger LOG = Logger.getLogger(RunImports.class);
    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Imports imports;
    private final ImportRun run;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

    RunImports(Imports imports, ImportRun run, Clock clock) {
        this.imports = imports;
        this.run = run;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    /** Begins to look for work. */
    public synchronized void start() {
        if (thread == null) {
            stopping = false;
            thread = Thread.ofVirtual().name("imports").start(this::loop);
        }
    }

    /** Ends after the batch in hand; what is left is taken up by whoever runs next. */
    public synchronized void stop() {
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
    void wake() {
        work.release();
    }

    private void loop() {
        UUID runner = UUID.randomUUID();
        while (!stopping) {
            try {
                Optional<Import> next = imports.claim(runner, clock.instant());
                if (next.isPresent()) {
                    run.run(next.get(), runner, () -> stopping);
                } else {
                    await();
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "an import was interrupted and will be taken up again");
                await();
            }
        }
        imports.release(runner);
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
