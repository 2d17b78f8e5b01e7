package org.carrel.catalog.headings.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.headings.HeadingBuild;
import org.carrel.catalog.headings.HeadingOrder;
import org.carrel.catalog.records.RecordListener;
import org.carrel.catalog.records.RecordListener.Written;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.ReadRecord;

/**
 * Makes the browse lists of records that are there already, when they have not been made by the rules in force: after
 * an upgrade, and when the language changes by which headings file. It runs beside everything else, batch by batch;
 * when it is interrupted, this instance or another goes on behind the last batch.
 */
@ApplicationScoped
public class MakeHeadings {

    private static final Logger LOG = Logger.getLogger(MakeHeadings.class);
    private static final int BATCH = 250;
    private static final int BATCH_SECONDS = 120;
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final HeadingBuild build;
    private final HeadingOrder order;
    private final Records records;
    private final ReadRecord read;
    private final List<RecordListener> listeners;
    private volatile CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;

    MakeHeadings(
            HeadingBuild build,
            HeadingOrder order,
            Records records,
            ReadRecord read,
            @All List<RecordListener> listeners) {
        this.build = build;
        this.order = order;
        this.records = records;
        this.read = read;
        this.listeners = listeners;
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    /** Begins to look for work, until there is none left. */
    public synchronized void start() {
        if (thread == null || !thread.isAlive()) {
            stop = new CountDownLatch(1);
            thread = Thread.ofVirtual().name("headings").start(this::loop);
        }
    }

    /** Ends after the batch in hand. */
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

    /** How far the lists have been made. */
    public HeadingBuild.State state() {
        return build.state(order.rules());
    }

    private void loop() {
        UUID runner = UUID.randomUUID();
        String rules = order.rules();
        do {
            try {
                Optional<HeadingBuild.Claim> claim = build.claim(runner, rules);
                if (claim.isPresent()) {
                    make(runner, claim.get().position());
                }
                if (build.state(rules).complete()) {
                    return;
                }
            } catch (RuntimeException e) {
                LOG.warnf(e, "the browse lists could not be made and will be taken up again");
                build.release(runner);
            }
        } while (!stopped(IDLE));
        build.release(runner);
    }

    private boolean stopped(Duration wait) {
        try {
            return stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void make(UUID runner, @Nullable UUID from) {
        UUID position = from;
        boolean begun = false;
        while (stop.getCount() > 0) {
            UUID after = position;
            Optional<UUID> last = QuarkusTransaction.requiringNew()
                    .timeout(BATCH_SECONDS)
                    .call(() -> build.hold(runner) ? batch(runner, after) : Optional.empty());
            if (last.isEmpty()) {
                build.finish(runner);
                if (begun) {
                    LOG.info("the browse lists are complete");
                }
                return;
            }
            if (!begun) {
                LOG.info("making the browse lists of the records that are there");
                begun = true;
            }
            position = last.get();
        }
    }

    /** Reads a batch of records and tells everyone who draws something out of them. */
    private Optional<UUID> batch(UUID runner, @Nullable UUID after) {
        List<Records.Current> batch = records.anyAfterForUse(after, BATCH);
        if (batch.isEmpty()) {
            return Optional.empty();
        }
        List<Written> written = batch.stream()
                .map(one -> new Written(one.record(), read.view(one.original()), false))
                .toList();
        listeners.forEach(listener -> listener.written(written));
        UUID last = batch.getLast().record().id();
        build.advance(runner, last, batch.size());
        return Optional.of(last);
    }
}
