package org.carrel.circulation.requests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What becomes of requests that join the queue of another title. Each keeps its rank, and so finds its place. Nobody
 * waits twice for one title: of two requests of a patron the one stays that has come further, so that nobody loses a
 * book that waits for them already; of two that have come as far, the older one.
 */
public final class Joining {
    /** The reason of a request that ends because another one of the patron is now for the same title. */
    public static final String REASON = "titles-merged";

    private static final Comparator<Request> STAYS = Comparator.comparing(
                    (Request request) -> request.status(), Comparator.reverseOrder())
            .thenComparing(request -> request.place().placedAt())
            .thenComparing(Request::id);

    private Joining() {}

    /**
     * What to do.
     *
     * @param superseded requests that end, as they were
     * @param ended the same requests, ended
     * @param moved requests that joined the queue
     * @param queue the open requests of the title afterwards
     */
    public record Outcome(List<Request> superseded, List<Request> ended, List<Request> moved, List<Request> queue) {
        public Outcome {
            superseded = List.copyOf(superseded);
            ended = List.copyOf(ended);
            moved = List.copyOf(moved);
            queue = List.copyOf(queue);
        }
    }

    /**
     * Decides.
     *
     * @param coming open requests of other titles
     * @param there the open requests of the title that they join
     */
    public static Outcome of(List<Request> coming, List<Request> there, UUID recordId, Instant at) {
        List<Request> superseded = new ArrayList<>();
        List<Request> moved = new ArrayList<>();
        List<Request> queue = new ArrayList<>(there);
        for (Request request : coming) {
            Optional<Request> twin = there.stream()
                    .filter(other -> request.wish().itemId() == null
                            && other.wish().itemId() == null
                            && Objects.equals(
                                    request.wish().volume(), other.wish().volume())
                            && other.isBy(request.wish().patronId()))
                    .findFirst();
            if (twin.isPresent() && STAYS.compare(twin.get(), request) < 0) {
                superseded.add(request);
            } else {
                twin.ifPresent(superseded::add);
                twin.ifPresent(queue::remove);
                Request joined = request.retitled(recordId);
                moved.add(joined);
                queue.add(joined);
            }
        }
        return new Outcome(
                superseded,
                superseded.stream()
                        .map(request -> request.cancelled(REASON, null, at))
                        .toList(),
                moved,
                queue.stream().sorted(Request.QUEUE).toList());
    }
}
