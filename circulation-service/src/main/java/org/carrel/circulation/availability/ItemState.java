package org.carrel.circulation.availability;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.Availability;

/**
 * Where an item stands. Each state offers as methods the moves that are legal from it, so that an illegal one cannot be
 * written down: an item on loan cannot be lent, and what is not in somebody's hands cannot be put on a shelf.
 */
public sealed interface ItemState {

    /** The state's name on the wire and in the database. */
    Availability availability();

    /** A state whose item may be handed to a borrower, if nothing else stands in the way. */
    sealed interface Lendable extends ItemState {
        default CheckedOut lend(UUID loanId, Instant dueAt) {
            return new CheckedOut(loanId, dueAt);
        }
    }

    /** A state in which no loan is open, so that a scan simply puts the item into the hands of staff. */
    sealed interface Scannable extends ItemState {
        default InHand scanned() {
            return new InHand();
        }
    }

    /** A state in which a loan is open; returning the item ends it. */
    sealed interface OnLoan extends ItemState {
        UUID loanId();

        default InHand returned() {
            return new InHand();
        }
    }

    /** A state in which the item is set apart for a request. */
    sealed interface Captured extends ItemState {
        @Nullable
        UUID requestId();
    }

    /** On its shelf. */
    record OnShelf() implements Lendable, Scannable {
        @Override
        public Availability availability() {
            return Availability.AVAILABLE;
        }

        /** Staff are asked to fetch it for a request. */
        public Paged page(UUID requestId) {
            return new Paged(requestId);
        }

        /** The catalogue took it out of the collection. */
        public Aside withdrawn() {
            return new Aside(Aside.Reason.WITHDRAWN);
        }
    }

    /** On its shelf, to be fetched for a request. */
    record Paged(UUID requestId) implements Lendable, Scannable, Captured {
        @Override
        public Availability availability() {
            return Availability.PAGED;
        }

        /** The request no longer needs it, and nobody has taken it off the shelf yet. */
        public OnShelf released() {
            return new OnShelf();
        }

        /** Another request takes it over, before anybody has taken it off the shelf. */
        public Paged passedOn(UUID otherRequestId) {
            return new Paged(otherRequestId);
        }
    }

    /** On loan. */
    record CheckedOut(UUID loanId, Instant dueAt) implements OnLoan {
        @Override
        public Availability availability() {
            return Availability.CHECKED_OUT;
        }

        public CheckedOut renewed(Instant newDueAt) {
            return new CheckedOut(loanId, newDueAt);
        }
    }

    /**
     * On its way.
     *
     * @param destinationId the service point it goes to
     * @param requestId the request it was found for; null if it goes home
     */
    record InTransit(UUID destinationId, @Nullable UUID requestId) implements Lendable, Scannable, Captured {
        @Override
        public Availability availability() {
            return Availability.IN_TRANSIT;
        }
    }

    /** On the hold shelf for one patron. It stays there until scanned, even when the request has ended. */
    record AwaitingPickup(UUID requestId) implements Lendable, Scannable, Captured {
        @Override
        public Availability availability() {
            return Availability.AWAITING_PICKUP;
        }
    }

    /** Declared lost; its loan stays open. */
    record DeclaredLost(UUID loanId) implements OnLoan {
        @Override
        public Availability availability() {
            return Availability.DECLARED_LOST;
        }
    }

    /** So long overdue that it counts as lost; its loan stays open. */
    record AgedToLost(UUID loanId) implements OnLoan {
        @Override
        public Availability availability() {
            return Availability.AGED_TO_LOST;
        }
    }

    /** The patron says it was returned; its loan stays open. */
    record ClaimedReturned(UUID loanId) implements OnLoan {
        @Override
        public Availability availability() {
            return Availability.CLAIMED_RETURNED;
        }
    }

    /** Off the shelf for a reason that a scan ends, without loan or request. */
    record Aside(Reason reason) implements Lendable, Scannable {
        /** Why it is aside. */
        public enum Reason {
            /** Ordered. */
            ON_ORDER(Availability.ON_ORDER),
            /** Being made shelf-ready. */
            IN_PROCESS(Availability.IN_PROCESS),
            /** Lost, and settled by the patron. */
            LOST_AND_PAID(Availability.LOST_AND_PAID),
            /** Not found where it should be. */
            MISSING(Availability.MISSING),
            /** Missing for long. */
            LONG_MISSING(Availability.LONG_MISSING),
            /** Kept back. */
            UNAVAILABLE(Availability.UNAVAILABLE),
            /** Lent only to some. */
            RESTRICTED(Availability.RESTRICTED),
            /** To be looked at. */
            UNKNOWN(Availability.UNKNOWN),
            /** Taken out of the collection. */
            WITHDRAWN(Availability.WITHDRAWN),
            /** Waiting to be delivered to one patron. */
            AWAITING_DELIVERY(Availability.AWAITING_DELIVERY);

            private final Availability availability;

            Reason(Availability availability) {
                this.availability = availability;
            }
        }

        @Override
        public Availability availability() {
            return reason.availability;
        }

        /** Whether the catalogue took it out of the collection; if so it can be taken back. */
        public boolean isWithdrawn() {
            return reason == Reason.WITHDRAWN;
        }

        /** The catalogue took it back into the collection. */
        public OnShelf reinstated() {
            return new OnShelf();
        }
    }

    /**
     * Between two states: somebody holds the item and decides where it goes. Not a state to be stored, and the only
     * place from which an item gets to a shelf, into a transit or onto the hold shelf.
     */
    record InHand() {
        /** Back to its shelf. */
        public OnShelf shelve() {
            return new OnShelf();
        }

        /** To its home branch. */
        public InTransit sendHome(UUID destinationId) {
            return new InTransit(destinationId, null);
        }

        /** To the pickup point of a request. */
        public InTransit sendFor(UUID requestId, UUID pickupServicePointId) {
            return new InTransit(pickupServicePointId, requestId);
        }

        /** Onto the hold shelf. */
        public AwaitingPickup keepFor(UUID requestId) {
            return new AwaitingPickup(requestId);
        }

        /** Not to a shelf: somebody has to look at it. */
        public Aside setAside(Aside.Reason reason) {
            return new Aside(reason);
        }
    }

    /** The state of an item that circulation meets for the first time. */
    static ItemState first(boolean beingMadeShelfReady, boolean withdrawn) {
        if (withdrawn) {
            return new Aside(Aside.Reason.WITHDRAWN);
        }
        return beingMadeShelfReady ? new Aside(Aside.Reason.IN_PROCESS) : new OnShelf();
    }

    /**
     * The state that stored columns mean.
     *
     * @throws IllegalArgumentException if the columns contradict each other
     */
    static ItemState of(
            Availability availability,
            @Nullable UUID loanId,
            @Nullable Instant dueAt,
            @Nullable UUID requestId,
            @Nullable UUID destinationId) {
        return switch (availability) {
            case AVAILABLE -> new OnShelf();
            case PAGED -> new Paged(present(requestId, availability));
            case CHECKED_OUT -> new CheckedOut(present(loanId, availability), present(dueAt, availability));
            case IN_TRANSIT -> new InTransit(present(destinationId, availability), requestId);
            case AWAITING_PICKUP -> new AwaitingPickup(present(requestId, availability));
            case DECLARED_LOST -> new DeclaredLost(present(loanId, availability));
            case AGED_TO_LOST -> new AgedToLost(present(loanId, availability));
            case CLAIMED_RETURNED -> new ClaimedReturned(present(loanId, availability));
            case ON_ORDER -> new Aside(Aside.Reason.ON_ORDER);
            case IN_PROCESS -> new Aside(Aside.Reason.IN_PROCESS);
            case LOST_AND_PAID -> new Aside(Aside.Reason.LOST_AND_PAID);
            case MISSING -> new Aside(Aside.Reason.MISSING);
            case LONG_MISSING -> new Aside(Aside.Reason.LONG_MISSING);
            case UNAVAILABLE -> new Aside(Aside.Reason.UNAVAILABLE);
            case RESTRICTED -> new Aside(Aside.Reason.RESTRICTED);
            case UNKNOWN -> new Aside(Aside.Reason.UNKNOWN);
            case WITHDRAWN -> new Aside(Aside.Reason.WITHDRAWN);
            case AWAITING_DELIVERY -> new Aside(Aside.Reason.AWAITING_DELIVERY);
        };
    }

    private static <T> T present(@Nullable T value, Availability availability) {
        if (value == null) {
            throw new IllegalArgumentException("the stored state " + availability + " lacks what belongs to it");
        }
        return value;
    }
}
