package org.carrel.ill.requests.app;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.carrel.ill.partners.PartnerId;
import org.carrel.ill.partners.Partners;
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
import org.carrel.ill.requests.ServiceType;

/** Moves a request by an action, whoever takes it: staff, the patron, or a partner whose answer is recorded. */
@ApplicationScoped
public class MoveIllRequest {

    private final IllRequests requests;
    private final Partners partners;
    private final GatherFacts facts;
    private final RecordMove moves;
    private final Clock clock;

    MoveIllRequest(IllRequests requests, Partners partners, GatherFacts facts, RecordMove moves, Clock clock) {
        this.requests = requests;
        this.partners = partners;
        this.facts = facts;
        this.moves = moves;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * The request moved.
     *
     * @param request the request as it is now
     */
    public record Moved(IllRequest request) implements Result {}

    /**
     * The action is not possible in the request's state, or something is missing.
     *
     * @param move what the transition table says
     */
    public record NotPossible(Move move) implements Result {}

    /**
     * The checks speak against it.
     *
     * @param findings what they found
     */
    public record Refused(List<RequestFinding> findings) implements Result {}

    /**
     * The partner cannot be asked for this.
     *
     * @param objections stable codes of why not
     */
    public record PartnerUnsuitable(List<String> objections) implements Result {}

    /** There is no such request. */
    public record NoSuchRequest() implements Result {}

    /**
     * Takes an action.
     *
     * @param guard looks at the request first, and throws if the caller may not touch it or has seen an older version
     */
    @Transactional
    public Result move(IllRequestId id, Action action, MoveDetails details, Actor actor, Consumer<IllRequest> guard) {
        var held = requests.findForUpdate(id);
        if (held.isEmpty()) {
            return new NoSuchRequest();
        }
        var request = held.get();
        guard.accept(request);
        return switch (action) {
            case REVALIDATE -> recheck(request, details, actor);
            case ACCEPT_ANYWAY -> acceptAnyway(request, details, actor);
            default -> {
                var objections = action == Action.SEND ? objections(request, details) : List.<String>of();
                var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                var move = Move.decide(request, action, details, now);
                yield move instanceof Move.Moved && !objections.isEmpty()
                        ? new PartnerUnsuitable(objections)
                        : recorded(move, actor, List.of(), details);
            }
        };
    }

    private Result recheck(IllRequest request, MoveDetails details, Actor actor) {
        var outcome =
                switch (RequestCheck.decide(request.wanted(), facts.toDecide(request), Set.of())) {
                    case RequestCheck.Accepted _ -> Outcome.ACCEPTED;
                    case RequestCheck.Refused refused -> refused.outcome();
                };
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return recorded(Move.decide(request, Action.REVALIDATE, outcome, details, now), actor, List.of(), details);
    }

    private Result acceptAnyway(IllRequest request, MoveDetails details, Actor actor) {
        var found = facts.toDecide(request);
        var waivable = RequestCheck.findings(request.wanted(), found).stream()
                .filter(RequestFinding::overridable)
                .map(RequestFinding::code)
                .collect(Collectors.toSet());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (RequestCheck.decide(request.wanted(), found, waivable)) {
            case RequestCheck.Refused refused -> new Refused(refused.findings());
            case RequestCheck.Accepted accepted ->
                recorded(Move.decide(request, Action.ACCEPT_ANYWAY, details, now), actor, accepted.waived(), details);
        };
    }

    private Result recorded(Move move, Actor actor, List<String> waived, MoveDetails details) {
        return move instanceof Move.Moved moved
                ? new Moved(moves.record(moved, actor, waived, details.note()))
                : new NotPossible(move);
    }

    private List<String> objections(IllRequest request, MoveDetails details) {
        var partnerId = details.partnerId();
        if (partnerId == null) {
            return List.of();
        }
        return partners.find(new PartnerId(partnerId))
                .map(partner -> partner.objections(request.wanted().type() == ServiceType.COPY))
                .orElse(List.of("partner-unknown"));
    }
}
