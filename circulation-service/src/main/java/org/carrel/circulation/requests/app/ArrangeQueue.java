package org.carrel.circulation.requests.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.requests.MoveInQueue;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestAction;
import org.carrel.circulation.requests.Requests;
import org.carrel.platform.security.Caller;

/** Gives a request another place in the queue of its title. Runs in the transaction of its caller. */
@ApplicationScoped
public class ArrangeQueue {
    private final Requests requests;
    private final Clock clock;

    ArrangeQueue(Requests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It stands where it was put. */
        record Done(Request request) implements Outcome {}

        /** It does not wait any more. */
        record TooLate(Request request) implements Outcome {}

        /** The other request does not wait in the same queue. */
        record NoSuchNeighbour() implements Outcome {}

        /** There is no such request. */
        record NoSuchRequest() implements Outcome {}
    }

    /**
     * Moves a request.
     *
     * @param reason why, in words
     * @param servicePointId where the caller works; null if they did not say
     */
    public Outcome move(
            UUID requestId,
            MoveInQueue.Where where,
            @Nullable String reason,
            @Nullable UUID servicePointId,
            Caller caller) {
        Request seen = requests.find(requestId).orElse(null);
        if (seen == null) {
            return new Outcome.NoSuchRequest();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Request> open = requests.lockQueue(seen.wish().recordId());
        return switch (MoveInQueue.decide(open, requestId, where, now)) {
            case MoveInQueue.Outcome.Moved(var moved) -> {
                requests.save(List.of(moved));
                requests.note(new RequestAction(
                        requestId,
                        moved.version(),
                        RequestAction.Act.MOVED,
                        now,
                        new RequestAction.By(caller.subject(), servicePointId),
                        reason,
                        null));
                yield new Outcome.Done(moved);
            }
            case MoveInQueue.Outcome.Stays(var there) -> new Outcome.Done(there);
            case MoveInQueue.Outcome.NotWaiting _ ->
                new Outcome.TooLate(requests.find(requestId).orElse(seen));
            case MoveInQueue.Outcome.NoSuchNeighbour _ -> new Outcome.NoSuchNeighbour();
        };
    }
}
