package org.carrel.ill.requests;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.carrel.ill.requests.Action.*;
import static org.carrel.ill.requests.Outcome.*;
import static org.carrel.ill.requests.RequestState.*;

/**
 * The moves that an interlibrary request can make: one table from state, action and outcome to the next state. Nothing
 * else changes a request's state, and nothing else knows which actions are allowed where.
 */
public final class RequestMachine {

    private static final RequestMachine REQUESTER = new RequestMachine(requesterRows());

    private final List<Transition> rows;
    private final Map<Step, RequestState> next = new HashMap<>();

    private record Step(RequestState from, Action action, Outcome outcome) {}

    /**
     * A machine of these rows.
     *
     * @throws IllegalArgumentException if the table is not sound, naming every flaw
     */
    public RequestMachine(List<Transition> rows) {
        this.rows = List.copyOf(rows);
        var flaws = new ArrayList<String>();
        for (var row : this.rows) {
            var former = next.put(new Step(row.from(), row.action(), row.outcome()), row.to());
            if (former != null) {
                flaws.add("two rows for " + row.from() + " " + row.action() + " " + row.outcome());
            }
        }
        flaws.addAll(flaws());
        if (!flaws.isEmpty()) {
            throw new IllegalArgumentException("the transition table is not sound: " + String.join("; ", flaws));
        }
    }

    /** The moves of the requester's side. */
    public static RequestMachine requester() {
        return REQUESTER;
    }

    public List<Transition> rows() {
        return rows;
    }

    /** The state after an action, or empty if the action is not possible in this state or cannot turn out so. */
    public Optional<RequestState> next(RequestState from, Action action, Outcome outcome, ServiceType type) {
        return action.appliesTo(type)
                ? Optional.ofNullable(next.get(new Step(from, action, outcome)))
                : Optional.empty();
    }

    /** The actions that are possible in a state, in the order of {@link Action}. */
    public Set<Action> actions(RequestState from, ServiceType type) {
        var actions = EnumSet.noneOf(Action.class);
        for (var row : rows) {
            if (row.from() == from && row.action().appliesTo(type)) {
                actions.add(row.action());
            }
        }
        return actions;
    }

    private List<String> flaws() {
        var flaws = new ArrayList<String>();
        var reachedByAny = EnumSet.of(NEW);
        for (var type : ServiceType.values()) {
            var reached = reachable(type);
            reachedByAny.addAll(reached);
            for (var state : reached) {
                if (state.terminal() && !actions(state, type).isEmpty()) {
                    flaws.add(state + " is terminal but has a way out");
                }
                if (!leadsToTerminal(state, type)) {
                    flaws.add(state + " is a dead end for a " + type);
                }
            }
        }
        for (var state : RequestState.values()) {
            if (!reachedByAny.contains(state)) {
                flaws.add(state + " cannot be reached");
            }
        }
        for (var action : Action.values()) {
            if (rows.stream().noneMatch(row -> row.action() == action)) {
                flaws.add(action + " is never possible");
            }
        }
        return flaws;
    }

    private EnumSet<RequestState> reachable(ServiceType type) {
        return reachableFrom(NEW, type);
    }

    private boolean leadsToTerminal(RequestState state, ServiceType type) {
        return reachableFrom(state, type).stream().anyMatch(RequestState::terminal);
    }

    private EnumSet<RequestState> reachableFrom(RequestState start, ServiceType type) {
        var reached = EnumSet.of(start);
        var frontier = new ArrayDeque<>(reached);
        while (!frontier.isEmpty()) {
            var from = frontier.remove();
            for (var row : rows) {
                if (row.from() == from && row.action().appliesTo(type) && reached.add(row.to())) {
                    frontier.add(row.to());
                }
            }
        }
        return reached;
    }

    private static List<Transition> requesterRows() {
        var rows = new ArrayList<Transition>();
        var willSupply = RequestState.WILL_SUPPLY;

        // The checks, and what staff do about what they found.
        checks(rows, NEW, VALIDATE);
        for (var review : List.of(INVALID_PATRON, OVER_LIMIT, DUPLICATE, LOCAL_REVIEW, NEEDS_REVIEW)) {
            checks(rows, review, REVALIDATE);
            rows.add(row(review, ACCEPT_ANYWAY, VALIDATED));
            rows.add(row(review, CANCEL, CANCELLED));
            rows.add(row(review, CLOSE, CLOSED));
        }
        rows.add(row(LOCAL_REVIEW, FILL_LOCALLY, FILLED_LOCALLY));

        // Nobody has been asked, or the one asked last has let go.
        for (var idle : List.of(VALIDATED, END_OF_ROTA)) {
            rows.add(row(idle, SEND, SENT));
            rows.add(row(idle, CANCEL, CANCELLED));
            rows.add(row(idle, MARK_UNFILLED, UNFILLED));
        }

        // A partner has been asked.
        rows.add(row(SENT, EXPECT_TO_SUPPLY, SUPPLIER_LOCATED));
        for (var asked : List.of(SENT, SUPPLIER_LOCATED, willSupply)) {
            if (asked != willSupply) {
                rows.add(row(asked, Action.WILL_SUPPLY, willSupply));
            }
            rows.add(new Transition(asked, Action.WILL_SUPPLY, CONDITIONAL, CONDITION_PENDING));
            answers(rows, asked, END_OF_ROTA);
            rows.add(row(asked, OFFER_RETRY, RETRY_PENDING));
            rows.add(row(asked, CANCEL, CANCEL_PENDING));
        }
        rows.add(row(CONDITION_PENDING, ACCEPT_CONDITION, willSupply));
        rows.add(row(CONDITION_PENDING, REJECT_CONDITION, RELEASE_PENDING));
        rows.add(row(CONDITION_PENDING, Action.WILL_SUPPLY, willSupply));
        rows.add(new Transition(CONDITION_PENDING, Action.WILL_SUPPLY, CONDITIONAL, CONDITION_PENDING));
        rows.add(row(CONDITION_PENDING, CANCEL, CANCEL_PENDING));
        answers(rows, CONDITION_PENDING, END_OF_ROTA);
        rows.add(row(RETRY_PENDING, SEND, SENT));
        rows.add(row(RETRY_PENDING, REJECT_RETRY, END_OF_ROTA));
        rows.add(row(RETRY_PENDING, CANCEL, CANCELLED));
        rows.add(row(RELEASE_PENDING, AGREE_TO_CANCEL, END_OF_ROTA));
        rows.add(row(RELEASE_PENDING, DECLINE_TO_CANCEL, CONDITION_PENDING));
        rows.add(row(RELEASE_PENDING, CANCEL, CANCEL_PENDING));
        answers(rows, RELEASE_PENDING, END_OF_ROTA);
        rows.add(row(CANCEL_PENDING, AGREE_TO_CANCEL, CANCELLED));
        rows.add(row(CANCEL_PENDING, DECLINE_TO_CANCEL, willSupply));
        answers(rows, CANCEL_PENDING, CANCELLED);

        // The loan is on its way, here, with the patron, and on its way home.
        rows.add(row(SHIPPED, RECEIVE, RECEIVED));
        rows.add(row(SHIPPED, REPORT_LOST, LOST));
        rows.add(row(RECEIVED, CHECK_OUT, CHECKED_OUT));
        rows.add(row(RECEIVED, SHIP_RETURN, SHIPPED_RETURNED));
        rows.add(row(RECEIVED, RECALL, CHECKED_IN));
        rows.add(row(RECEIVED, REPORT_LOST, LOST));
        rows.add(row(CHECKED_OUT, ASK_RENEWAL, RENEWAL_PENDING));
        rows.add(row(RENEWAL_PENDING, GRANT_RENEWAL, CHECKED_OUT));
        rows.add(row(RENEWAL_PENDING, DECLINE_RENEWAL, CHECKED_OUT));
        for (var away : List.of(CHECKED_OUT, RENEWAL_PENDING, OVERDUE, RECALLED)) {
            rows.add(row(away, CHECK_IN, CHECKED_IN));
            rows.add(row(away, REPORT_LOST, LOST));
            if (away != RECALLED) {
                rows.add(row(away, RECALL, RECALLED));
            }
            if (away != RECALLED && away != OVERDUE) {
                rows.add(row(away, REPORT_OVERDUE, OVERDUE));
            }
        }
        rows.add(row(CHECKED_IN, SHIP_RETURN, SHIPPED_RETURNED));
        rows.add(row(CHECKED_IN, REPORT_LOST, LOST));
        rows.add(row(SHIPPED_RETURNED, COMPLETE_LOAN, COMPLETED));
        rows.add(row(SHIPPED_RETURNED, REPORT_LOST, LOST));
        rows.add(row(LOST, REPORT_FOUND, CHECKED_IN));
        rows.add(row(LOST, COMPLETE_WITHOUT_RETURN, COMPLETED_WITHOUT_RETURN));
        return rows;
    }

    private static void checks(List<Transition> rows, RequestState from, Action action) {
        rows.add(new Transition(from, action, ACCEPTED, VALIDATED));
        rows.add(new Transition(from, action, PATRON_REFUSED, INVALID_PATRON));
        rows.add(new Transition(from, action, LIMIT_REACHED, OVER_LIMIT));
        rows.add(new Transition(from, action, DUPLICATE_FOUND, DUPLICATE));
        rows.add(new Transition(from, action, HELD_LOCALLY, LOCAL_REVIEW));
        rows.add(new Transition(from, action, TO_BE_PUT_RIGHT, NEEDS_REVIEW));
    }

    private static void answers(List<Transition> rows, RequestState from, RequestState unfilled) {
        rows.add(row(from, SHIP, SHIPPED));
        rows.add(row(from, COMPLETE_COPY, COMPLETED));
        rows.add(row(from, CANNOT_SUPPLY, unfilled));
    }

    private static Transition row(RequestState from, Action action, RequestState to) {
        return new Transition(from, action, DONE, to);
    }
}
