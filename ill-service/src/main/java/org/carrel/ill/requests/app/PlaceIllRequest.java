package org.carrel.ill.requests.app;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.carrel.events.IllRequestCreated;
import org.carrel.ill.requests.Action;
import org.carrel.ill.requests.Actor;
import org.carrel.ill.requests.IllRequest;
import org.carrel.ill.requests.IllRequestId;
import org.carrel.ill.requests.IllRequests;
import org.carrel.ill.requests.Move;
import org.carrel.ill.requests.MoveDetails;
import org.carrel.ill.requests.Outcome;
import org.carrel.ill.requests.RequestCheck;
import org.carrel.ill.requests.RequestFinding;
import org.carrel.ill.requests.Wanted;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.outbox.Outbox;

/** Checks a new request and accepts it, keeps it for review, or refuses it. */
@ApplicationScoped
public class PlaceIllRequest {

    private final IllRequests requests;
    private final GatherFacts facts;
    private final RecordMove moves;
    private final Outbox outbox;
    private final Moment moment;

    PlaceIllRequest(IllRequests requests, GatherFacts facts, RecordMove moves, Outbox outbox, Moment moment) {
        this.requests = requests;
        this.facts = facts;
        this.moves = moves;
        this.outbox = outbox;
        this.moment = moment;
    }

    /** Ids and the time of what is new. */
    @ApplicationScoped
    static class Moment {

        private final IdSource ids;
        private final Clock clock;

        Moment(IdSource ids, Clock clock) {
            this.ids = ids;
            this.clock = clock;
        }

        IllRequest writeDown(Order order) {
            return IllRequest.written(
                    new IllRequestId(ids.next()),
                    order.patronId(),
                    order.pickupServicePointId(),
                    order.wanted(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
    }

    /**
     * A request as it is asked for.
     *
     * @param patronId for whom
     * @param pickupServicePointId where the patron will pick it up
     * @param wanted what is wanted
     * @param waived codes of findings that staff accept
     * @param keepForReview whether a request that is not accepted is to be kept for staff to look at
     * @param actor who asks
     */
    public record Order(
            UUID patronId,
            UUID pickupServicePointId,
            Wanted wanted,
            Set<String> waived,
            boolean keepForReview,
            Actor actor) {
        public Order {
            waived = Set.copyOf(waived);
        }
    }

    /** What came of it. */
    public sealed interface Placement {}

    /**
     * The request is on the board.
     *
     * @param request the request
     */
    public record Placed(IllRequest request) implements Placement {}

    /**
     * The request is refused, and nothing is kept.
     *
     * @param findings everything that speaks against it
     */
    public record Refused(List<RequestFinding> findings) implements Placement {}

    @Transactional
    public Placement place(Order order) {
        var request = moment.writeDown(order);
        return switch (RequestCheck.decide(order.wanted(), facts.toDecide(request), order.waived())) {
            case RequestCheck.Accepted(var waived) ->
                new Placed(keep(request, Outcome.ACCEPTED, waived, order.actor()));
            case RequestCheck.Refused refused
            when order.keepForReview() && refused.overridable() ->
                new Placed(keep(request, refused.outcome(), List.of(), order.actor()));
            case RequestCheck.Refused refused -> new Refused(refused.findings());
        };
    }

    private IllRequest keep(IllRequest request, Outcome outcome, List<String> waived, Actor actor) {
        requests.add(request);
        outbox.append(new IllRequestCreated(
                request.id().value(),
                request.version(),
                request.patronId(),
                request.pickupServicePointId(),
                request.wanted().title(),
                request.wanted().author(),
                request.createdAt()));
        var move = Move.decide(request, Action.VALIDATE, outcome, MoveDetails.NONE, request.createdAt());
        if (!(move instanceof Move.Moved moved)) {
            throw new IllegalStateException("a new request cannot be validated: " + move);
        }
        return moves.record(moved, actor, waived, null);
    }
}
