package org.carrel.ill.requests.app;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.events.IllRequestStateChanged;
import org.carrel.ill.requests.Actor;
import org.carrel.ill.requests.HistoryEntry;
import org.carrel.ill.requests.IllRequest;
import org.carrel.ill.requests.IllRequests;
import org.carrel.ill.requests.Move;
import org.carrel.platform.outbox.Outbox;

/** Keeps a move, its history entry and its event; within the caller's transaction. */
@ApplicationScoped
class RecordMove {

    private final IllRequests requests;
    private final Outbox outbox;

    RecordMove(IllRequests requests, Outbox outbox) {
        this.requests = requests;
        this.outbox = outbox;
    }

    IllRequest record(Move.Moved moved, Actor actor, List<String> waived, @Nullable String note) {
        var request = moved.request();
        requests.change(request, HistoryEntry.of(moved, actor, waived, note));
        outbox.append(new IllRequestStateChanged(
                request.id().value(),
                request.version(),
                request.patronId(),
                moved.from().name(),
                request.state().name(),
                moved.action().code(),
                request.changedAt()));
        return request;
    }
}
