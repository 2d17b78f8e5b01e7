package org.carrel.catalog.oai.app;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.changes.ChangeLog;
import org.carrel.catalog.oai.Headers;
import org.carrel.catalog.oai.Headers.Progress;

/**
 * Keeps the headers in step with the records: what has changed since the last look is told anew. Done before every
 * answer and every few seconds in between; every step may be done twice, by several instances at once too.
 */
@ApplicationScoped
public class KeepHeaders {

    private static final UUID BEGINNING = new UUID(0, 0);
    private static final int BATCH = 2_000;
    private static final int BATCHES_BEFORE_AN_ANSWER = 5;

    private final Headers headers;
    private final ChangeLog changes;

    KeepHeaders(Headers headers, ChangeLog changes) {
        this.headers = headers;
        this.changes = changes;
    }

    /** Catches up before an answer, if that can be done while somebody waits. */
    public void catchUp() {
        catchUp(BATCHES_BEFORE_AN_ANSWER);
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void catchUpInTime() {
        catchUp(Integer.MAX_VALUE);
    }

    private void catchUp(int batches) {
        String position = headers.progress().position();
        if (position == null) {
            lookAtAllFrom(changes.position());
        } else {
            follow(position);
        }
        for (int batch = 0; batch < batches && headers.progress().filledTo() != null; batch++) {
            QuarkusTransaction.requiringNew().run(this::fill);
        }
    }

    private void follow(String position) {
        ChangeLog.Reading reading = changes.since(position);
        if (!reading.complete()) {
            lookAtAllFrom(reading.position());
            return;
        }
        List<UUID> changed = new ArrayList<>(reading.records());
        for (int from = 0; from < changed.size(); from += BATCH) {
            List<UUID> batch = changed.subList(from, Math.min(from + BATCH, changed.size()));
            QuarkusTransaction.requiringNew().run(() -> {
                headers.progressForEdit();
                headers.stamp(batch);
            });
        }
        if (!changed.isEmpty()) {
            moveOn(reading.position(), null);
        }
    }

    private void lookAtAllFrom(String position) {
        moveOn(position, BEGINNING);
    }

    private void moveOn(String position, @Nullable UUID filledTo) {
        QuarkusTransaction.requiringNew().run(() -> {
            Progress now = headers.progressForEdit();
            headers.advance(new Progress(position, filledTo == null ? now.filledTo() : filledTo));
        });
    }

    private void fill() {
        Progress now = headers.progressForEdit();
        UUID last = now.filledTo();
        if (last == null) {
            return;
        }
        List<UUID> records = headers.recordsAfter(last, BATCH);
        headers.stamp(records);
        headers.advance(new Progress(now.position(), records.size() < BATCH ? null : records.getLast()));
    }
}
