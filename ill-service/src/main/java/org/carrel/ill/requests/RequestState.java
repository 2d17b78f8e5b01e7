package org.carrel.ill.requests;

import java.util.Arrays;
import java.util.List;

/**
 * Where an interlibrary request stands on the requester's side. The model follows the requester states that ISO 18626
 * peers share; the review states before {@link #VALIDATED} and the overdue, recall, renewal and loss states are what
 * such models leave to the library.
 */
public enum RequestState {
    /** Written down, not yet checked. */
    NEW(Phase.REVIEW, "Written down, not yet checked."),
    /** The patron may not request now: unknown, inactive, expired or blocked. */
    INVALID_PATRON(Phase.REVIEW, "The patron may not request now."),
    /** The patron has as many open requests as the patron's group allows. */
    OVER_LIMIT(Phase.REVIEW, "The patron has reached the limit of open requests."),
    /** The patron asked for the same thing a short while ago. */
    DUPLICATE(Phase.REVIEW, "The patron asked for the same thing a short while ago."),
    /** A library of the consortium owns the title. */
    LOCAL_REVIEW(Phase.REVIEW, "A library of the consortium owns the title."),
    /** Something else stops it: the pickup point, a date, the copyright declaration. */
    NEEDS_REVIEW(Phase.REVIEW, "Something in the request must be put right."),
    /** Checked; a partner may be asked. */
    VALIDATED(Phase.OPEN, "Checked; a partner may be asked."),
    /** A partner has been asked. */
    SENT(Phase.OPEN, "A partner has been asked."),
    /** The partner expects to supply. */
    SUPPLIER_LOCATED(Phase.OPEN, "The partner expects to supply."),
    /** The partner will supply. */
    WILL_SUPPLY(Phase.OPEN, "The partner will supply."),
    /** The partner will supply on a condition or at a cost. */
    CONDITION_PENDING(Phase.OPEN, "The partner will supply on a condition or at a cost that awaits an answer."),
    /** The partner would supply if asked again with other terms. */
    RETRY_PENDING(Phase.OPEN, "The partner would supply if asked again with other terms."),
    /** The partner has been asked to let go so that another can be asked. */
    RELEASE_PENDING(Phase.OPEN, "The partner has been told that its terms are not accepted."),
    /** The partner has been asked to cancel, as the patron no longer wants it. */
    CANCEL_PENDING(Phase.OPEN, "The partner has been asked to cancel."),
    /** The partner asked last cannot supply; staff decide whom to ask next. */
    END_OF_ROTA(Phase.OPEN, "The partner asked last cannot supply; another may be asked."),
    /** On its way from the partner. */
    SHIPPED(Phase.OPEN, "On its way from the partner."),
    /** Here, waiting for the patron. */
    RECEIVED(Phase.OPEN, "Here, waiting for the patron."),
    /** With the patron. */
    CHECKED_OUT(Phase.OPEN, "With the patron."),
    /** The partner has been asked to lend it for longer. */
    RENEWAL_PENDING(Phase.OPEN, "With the patron; the partner has been asked to lend it for longer."),
    /** The partner says that it is overdue. */
    OVERDUE(Phase.OPEN, "With the patron; the partner says that it is overdue."),
    /** The partner wants it back. */
    RECALLED(Phase.OPEN, "With the patron; the partner wants it back."),
    /** Back from the patron, to be sent home. */
    CHECKED_IN(Phase.OPEN, "Back from the patron, to be sent home."),
    /** On its way home. */
    SHIPPED_RETURNED(Phase.OPEN, "On its way home."),
    /** Lost while in our care. */
    LOST(Phase.OPEN, "Lost while in our care; to be settled with the partner."),
    /** Over: the copy was delivered, or the loan is home. */
    COMPLETED(Phase.TERMINAL, "Over: the copy was delivered, or the loan is home."),
    /** Over: settled with the partner without the item coming home. */
    COMPLETED_WITHOUT_RETURN(Phase.TERMINAL, "Over: settled without the item coming home."),
    /** Over: a hold on the consortium's own item took its place. */
    FILLED_LOCALLY(Phase.TERMINAL, "Over: a hold on the consortium's own item took its place."),
    /** Over: withdrawn. */
    CANCELLED(Phase.TERMINAL, "Over: withdrawn."),
    /** Over: nobody can supply it. */
    UNFILLED(Phase.TERMINAL, "Over: nobody can supply it."),
    /** Over: not accepted. */
    CLOSED(Phase.TERMINAL, "Over: not accepted.");

    /** How far along a state is. */
    public enum Phase {
        /** Not accepted yet. */
        REVIEW,
        /** Being worked on. */
        OPEN,
        /** Over for good. */
        TERMINAL
    }

    private final Phase phase;
    private final String meaning;

    RequestState(Phase phase, String meaning) {
        this.phase = phase;
        this.meaning = meaning;
    }

    public Phase phase() {
        return phase;
    }

    public boolean terminal() {
        return phase == Phase.TERMINAL;
    }

    /** One sentence for people. */
    public String meaning() {
        return meaning;
    }

    /** The states in which a request still counts against the patron's limit. */
    public static List<RequestState> unfinished() {
        return Arrays.stream(values()).filter(state -> !state.terminal()).toList();
    }
}
