package org.carrel.circulation.requests;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The decision where a request stands after staff moved it. Only what waits can be moved: what is being fulfilled stays
 * on top. One request moves and nobody else does, so that two members of staff who move different requests do not
 * disturb one another.
 */
public final class MoveInQueue {
    private MoveInQueue() {}

    /** Where it is to stand. */
    public sealed interface Where {
        /** Ahead of all that wait. */
        record First() implements Where {}

        /** Behind all that wait. */
        record Last() implements Where {}

        /** Directly before another one that waits. */
        record Before(UUID requestId) implements Where {}

        /** Directly behind another one. */
        record After(UUID requestId) implements Where {}
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It stands elsewhere now. */
        record Moved(Request request) implements Outcome {}

        /** It stands there already. */
        record Stays(Request request) implements Outcome {}

        /** It is being fulfilled or has ended, so that it has no place among those that wait. */
        record NotWaiting() implements Outcome {}

        /** The other one does not wait in this queue. */
        record NoSuchNeighbour() implements Outcome {}
    }

    /**
     * Decides.
     *
     * @param open the open requests of the title
     */
    public static Outcome decide(List<Request> open, UUID requestId, Where where, Instant now) {
        Optional<Request> moving = open.stream()
                .filter(request -> request.id().equals(requestId) && request.status() == RequestStatus.WAITING)
                .findFirst();
        if (moving.isEmpty()) {
            return new Outcome.NotWaiting();
        }
        List<Request> others = open.stream()
                .filter(request -> request.status() == RequestStatus.WAITING
                        && !request.id().equals(requestId))
                .sorted(Request.QUEUE)
                .toList();
        int index =
                switch (where) {
                    case Where.First _ -> 0;
                    case Where.Last _ -> others.size();
                    case Where.Before(var other) -> indexOf(other, others);
                    case Where.After(var other) -> {
                        int found = indexOf(other, others);
                        yield found < 0 && isFulfilled(other, open) ? 0 : found < 0 ? -1 : found + 1;
                    }
                };
        return index < 0 ? new Outcome.NoSuchNeighbour() : place(moving.get(), others, index, now);
    }

    /** The rank ahead of all that wait. */
    public static BigDecimal ahead(List<Request> open, Instant now) {
        return open.stream()
                .filter(request -> request.status() == RequestStatus.WAITING)
                .map(request -> request.place().rank())
                .min(BigDecimal::compareTo)
                .map(first -> QueueRank.between(null, first))
                .orElse(QueueRank.of(now));
    }

    private static Outcome place(Request request, List<Request> others, int index, Instant now) {
        @Nullable Request before = index == 0 ? null : others.get(index - 1);
        @Nullable Request after = index == others.size() ? null : others.get(index);
        boolean there = (before == null || Request.QUEUE.compare(before, request) < 0)
                && (after == null || Request.QUEUE.compare(request, after) < 0);
        if (there) {
            return new Outcome.Stays(request);
        }
        if (before != null && after != null && rank(before).compareTo(rank(after)) == 0) {
            // Two that were placed in the same instant stand in the order of their ids, and nothing lies between.
            return place(request, others, index + 1, now);
        }
        return new Outcome.Moved(request.ranked(
                after == null
                        ? QueueRank.last(others, now)
                        : QueueRank.between(before == null ? null : rank(before), rank(after))));
    }

    private static BigDecimal rank(Request request) {
        return request.place().rank();
    }

    private static int indexOf(UUID requestId, List<Request> requests) {
        for (int index = 0; index < requests.size(); index++) {
            if (requests.get(index).id().equals(requestId)) {
                return index;
            }
        }
        return -1;
    }

    private static boolean isFulfilled(UUID requestId, List<Request> open) {
        return open.stream()
                .anyMatch(request ->
                        request.id().equals(requestId) && request.status().captured());
    }
}
