package org.carrel.catalog.targets.web;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import org.carrel.catalog.targets.OutsideSearches;
import org.carrel.catalog.targets.OutsideSearches.Arrived;

/** Sends what a search finds as it comes, by Server-Sent Events; from the store, so that any instance can. */
@ApplicationScoped
public class SearchEvents {

    private static final Duration PAUSE = Duration.ofMillis(120);

    private final OutsideSearches searches;
    private final Clock clock;

    SearchEvents(OutsideSearches searches, Clock clock) {
        this.searches = searches;
        this.clock = clock;
    }

    /** That is all. */
    public record End(int records) {}

    /**
     * Sends {@code record} and {@code target} events until every database has answered or failed, and then {@code end}.
     */
    public void send(UUID search, SseEventSink sink, Sse sse) {
        try (sink) {
            long seen = 0;
            int records = 0;
            var told = new HashMap<UUID, RunView>();
            boolean running = true;
            while (running && !sink.isClosed()) {
                List<RunView> runs = searches.runs(search).stream()
                        .map(run -> RunView.of(run, clock.instant()))
                        .toList();
                for (Arrived arrived : searches.arrived(search, seen)) {
                    seen = arrived.seq();
                    records++;
                    send(sink, sse, "record", OutsideRecordView.of(arrived.record()));
                }
                for (RunView run : runs) {
                    if (!run.equals(told.put(run.targetId(), run))) {
                        send(sink, sse, "target", run);
                    }
                }
                running = runs.stream().anyMatch(run -> run.state() == OutsideSearches.State.RUNNING);
                if (running) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
            send(sink, sse, "end", new End(records));
        }
    }

    private static void send(SseEventSink sink, Sse sse, String name, Object data) {
        if (!sink.isClosed()) {
            sink.send(sse.newEventBuilder()
                            .name(name)
                            .mediaType(MediaType.APPLICATION_JSON_TYPE)
                            .data(data)
                            .build())
                    .toCompletableFuture()
                    .join();
        }
    }
}
