package org.carrel.catalog.authorities.app;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.authorities.HeadingChanges;

/**
 * Runs heading changes one after another, on each instance. What is running is leased: when an instance dies, another
 * one, or the same after its restart, goes on behind the last batch that was committed.
 */
@ApplicationScoped
public class RunHeadingChanges {

    private static final Logger LOG = Logger.getLogger(RunHeadingChanges.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final HeadingChanges changes;
    private final HeadingChangeRun run;
    private final Clock clock;
    private volatile CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;

    RunHeadingChanges(HeadingChanges changes, HeadingChangeRun run, Clock clock) {
        this.changes = changes;
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
            stop = new CountDownLatch(1);
            thread = Thread.ofVirtual().name("heading-changes").start(this::loop);
        }
    }

    /** Ends after the batch in hand; what is left is taken up by whoever runs next. */
    public synchronized void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        stop.countDown();
        try {
            running.join(GRACE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    private void loop() {
        UUID runner = UUID.randomUUID();
        while (stop.getCount() > 0) {
            try {
                Optional<HeadingChanges.Claim> next = changes.claim(runner, clock.instant());
                if (next.isPresent()) {
                    run.run(next.get(), runner, () -> stop.getCount() == 0);
                    continue;
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "a heading change was interrupted and will be taken up again");
            }
            if (stopped()) {
                break;
            }
        }
        changes.release(runner);
    }

    private boolean stopped() {
        try {
            return stop.await(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
