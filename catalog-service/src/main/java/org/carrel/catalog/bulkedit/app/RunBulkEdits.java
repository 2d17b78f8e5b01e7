package org.carrel.catalog.bulkedit.app;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.bulkedit.BulkEdit;
import org.carrel.catalog.bulkedit.BulkEdit.Outcome;
import org.carrel.catalog.bulkedit.BulkEdit.Row;
import org.carrel.catalog.bulkedit.BulkEdits;
import org.carrel.platform.problem.Failure;

/**
 * Works off bulk edits, one after the other: batch by batch, each one transaction together with the note of what came
 * of its rows, so that whoever takes over after a crash goes on with the first row that has none.
 */
@ApplicationScoped
public class RunBulkEdits {

    private static final Logger LOG = Logger.getLogger(RunBulkEdits.class);
    private static final int BATCH = 100;
    private static final int BATCH_SECONDS = 60;
    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final BulkEdits edits;
    private final EditRows rows;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

    RunBulkEdits(BulkEdits edits, EditRows rows, Clock clock) {
        this.edits = edits;
        this.rows = rows;
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
            thread = Thread.ofVirtual().name("bulk-edits").start(this::loop);
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
                Optional<BulkEdit> next = edits.claim(runner, clock.instant());
                if (next.isPresent()) {
                    run(next.get(), runner);
                } else {
                    await();
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "a bulk edit was interrupted and will be taken up again");
                await();
            }
        }
        edits.release(runner);
    }

    private void run(BulkEdit edit, UUID runner) {
        boolean going = true;
        while (going && !stopping) {
            going = batch(edit, runner, BATCH);
        }
    }

    /** Does the next rows; false if there is no more to do here. */
    private boolean batch(BulkEdit edit, UUID runner, int size) {
        try {
            return QuarkusTransaction.requiringNew().timeout(BATCH_SECONDS).call(() -> step(edit, runner, size, false));
        } catch (RuntimeException e) {
            if (Failure.of(e) != Failure.BUG) {
                throw e;
            }
            if (size > 1) {
                LOG.warnf("a batch of bulk edit %s could not be stored, going on row by row: %s", edit.id(), e);
                boolean going = true;
                for (int row = 0; row < size && going && !stopping; row++) {
                    going = batch(edit, runner, 1);
                }
                return going;
            }
            LOG.errorf(e, "a row of bulk edit %s cannot be stored", edit.id());
            return QuarkusTransaction.requiringNew().timeout(BATCH_SECONDS).call(() -> step(edit, runner, 1, true));
        }
    }

    private boolean step(BulkEdit edit, UUID runner, int size, boolean giveUp) {
        switch (edits.hold(edit.id(), runner)) {
            case LOST -> {
                return false;
            }
            case CANCEL -> {
                edits.end(edit.id(), BulkEdit.State.CANCELLED, clock.instant());
                return false;
            }
            case GO_ON -> {
                List<Row> pending = edits.rows(edit.id(), Outcome.PENDING, 0, size);
                if (pending.isEmpty()) {
                    edits.end(edit.id(), BulkEdit.State.DONE, clock.instant());
                    return false;
                }
                edits.note(
                        edit.id(),
                        giveUp
                                ? new ArrayList<>(
                                        pending.stream().map(rows::failed).toList())
                                : rows.done(edit, pending));
                return true;
            }
        }
        throw new IllegalStateException("a standing that nobody knows");
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
