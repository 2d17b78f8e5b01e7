package org.carrel.ill.requests;

import java.time.Instant;
import java.util.Set;

/** Moves a request by one action, as far as the transition table allows it. */
public sealed interface Move {

    /**
     * The request moved.
     *
     * @param request the request as it is now
     * @param from the state it left
     * @param action what moved it
     */
    record Moved(IllRequest request, RequestState from, Action action) implements Move {}

    /**
     * The action is not possible in the request's state.
     *
     * @param state the state
     * @param action what was tried
     * @param allowed what is possible instead
     */
    record NotAllowed(RequestState state, Action action, Set<Action> allowed) implements Move {
        public NotAllowed {
            allowed = Set.copyOf(allowed);
        }
    }

    /**
     * The action needs more to be told.
     *
     * @param missing what is missing
     */
    record Incomplete(Action.Detail missing) implements Move {}

    /** Takes an action whose outcome shows in what is told along with it. */
    static Move decide(IllRequest request, Action action, MoveDetails details, Instant now) {
        var outcome = action == Action.WILL_SUPPLY && details.conditional() ? Outcome.CONDITIONAL : Outcome.DONE;
        return decide(request, action, outcome, details, now);
    }

    /** Takes an action that turned out as told. */
    static Move decide(IllRequest request, Action action, Outcome outcome, MoveDetails details, Instant now) {
        var machine = RequestMachine.requester();
        var type = request.wanted().type();
        var next = machine.next(request.state(), action, outcome, type);
        if (next.isEmpty()) {
            return new NotAllowed(request.state(), action, machine.actions(request.state(), type));
        }
        var required = action.required();
        if (required != null && !details.has(required)) {
            return new Incomplete(required);
        }
        var agreed = agreed(request.supply(), action, details);
        return new Moved(request.movedTo(next.get(), agreed, now), request.state(), action);
    }

    private static Supply agreed(Supply supply, Action action, MoveDetails told) {
        if (action == Action.SEND) {
            return new Supply(told.partnerId(), null, null, null, null);
        }
        return new Supply(
                supply.partnerId(),
                told.dueAt() == null ? supply.dueAt() : told.dueAt(),
                told.condition() == null ? supply.condition() : told.condition(),
                told.cost() == null ? supply.cost() : told.cost(),
                told.itemBarcode() == null ? supply.itemBarcode() : told.itemBarcode());
    }
}
