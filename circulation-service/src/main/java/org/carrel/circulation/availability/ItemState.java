package org.carrel.circulation.availability;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.Availability;
import org.carrel.events.ProcessTag;

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

    /**
     * A state in which no loan is open, so that a scan simply puts the item into the hands of staff, and they may say
     * of it what they know without having it.
     */
    sealed interface Scannable extends ItemState {
        default InHand scanned() {
            return new InHand();
        }

        /** Staff say how it is with it. */
        default Scannable marked(Mark mark) {
            return switch (mark) {
                case MISSING -> new Aside(Aside.Reason.MISSING);
                case LONG_MISSING -> new Aside(Aside.Reason.LONG_MISSING);
                case UNAVAILABLE -> new Aside(Aside.Reason.UNAVAILABLE);
                case RESTRICTED -> new Aside(Aside.Reason.RESTRICTED);
                case UNKNOWN -> new Aside(Aside.Reason.UNKNOWN);
                case WITHDRAWN -> new Withdrawn();
            };
        }
    }

    /** A state in which a loan is open; returning the item ends it. */
    sealed interface OnLoan extends ItemState {
        UUID loanId();

        default InHand returned() {
            return new InHand();
        }
    }

    /** A state of an open loan in which the patron may say that the item was returned. */
    sealed interface Claimable extends OnLoan {
        default ClaimedReturned claimReturned() {
            return new ClaimedReturned(loanId());
        }
    }

    /** A state of an open loan whose item is lost. */
    sealed interface Lost extends Claimable {
        /** What it costs is settled: the loan ends, and nobody looks for the item. */
        default Aside settled() {
            return new Aside(Aside.Reason.LOST_AND_PAID);
        }
    }

    /** A state in which an item is made ready for its shelf for the first time. */
    sealed interface NotShelfReady extends Lendable, Scannable {
        /** It is ready, and nobody waits for it. */
        default OnShelf shelfReady() {
            return new OnShelf();
        }

        /** It is ready, and the first who waits for it has a claim to it. */
        default Paged shelfReadyFor(UUID requestId) {
            return new Paged(requestId);
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
    record CheckedOut(UUID loanId, Instant dueAt) implements Claimable {
        @Override
        public Availability availability() {
            return Availability.CHECKED_OUT;
        }

        public CheckedOut renewed(Instant newDueAt) {
            return new CheckedOut(loanId, newDueAt);
        }

        /** Its check-out was a mistake: it stands where it stood. */
        public Lendable takenBack(Lendable before) {
            return before;
        }

        /** Staff declare it lost. */
        public DeclaredLost declareLost() {
            return new DeclaredLost(loanId);
        }

        /** It has been overdue for too long. */
        public AgedToLost ageToLost() {
            return new AgedToLost(loanId);
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

    /**
     * Set apart for one patron, to be brought to them. It stays there until scanned, even when the request has ended.
     */
    record AwaitingDelivery(UUID requestId) implements Lendable, Scannable, Captured {
        @Override
        public Availability availability() {
            return Availability.AWAITING_DELIVERY;
        }
    }

    /** Declared lost; its loan stays open. */
    record DeclaredLost(UUID loanId) implements Lost {
        @Override
        public Availability availability() {
            return Availability.DECLARED_LOST;
        }
    }

    /** So long overdue that it counts as lost; its loan stays open. */
    record AgedToLost(UUID loanId) implements Lost {
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

        /** The claim does not hold: staff declare it lost. */
        public DeclaredLost declareLost() {
            return new DeclaredLost(loanId);
        }

        /** The claim holds as far as anyone can tell: the loan ends, and the library looks for it. */
        public Aside missing() {
            return new Aside(Aside.Reason.MISSING);
        }
    }

    /** Ordered, not yet received. */
    record OnOrder() implements NotShelfReady {
        @Override
        public Availability availability() {
            return Availability.ON_ORDER;
        }

        /** It came in. */
        public InProcess received() {
            return new InProcess();
        }
    }

    /** In the house, being made shelf-ready. */
    record InProcess() implements NotShelfReady {
        @Override
        public Availability availability() {
            return Availability.IN_PROCESS;
        }
    }

    /** Taken out of the collection. */
    record Withdrawn() implements Lendable, Scannable {
        @Override
        public Availability availability() {
            return Availability.WITHDRAWN;
        }

        /** The catalogue took it back into the collection. */
        public OnShelf reinstated() {
            return new OnShelf();
        }
    }

    /** Off the shelf for a reason that a scan ends, without loan or request. */
    record Aside(Reason reason) implements Lendable, Scannable {
        /** Why it is aside. */
        public enum Reason {
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
            UNKNOWN(Availability.UNKNOWN);

            private final Availability availability;

            Reason(Availability availability) {
                this.availability = availability;
            }
        }

        @Override
        public Availability availability() {
            return reason.availability;
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

        /** To those who bring it to the patron. */
        public AwaitingDelivery deliverFor(UUID requestId) {
            return new AwaitingDelivery(requestId);
        }

        /** Not to a shelf: work has to be done on it, such as a repair. */
        public Aside handToWork() {
            return new Aside(Aside.Reason.UNAVAILABLE);
        }

        /** Not to a shelf: it has to be made ready for it. */
        public InProcess handToProcessing() {
            return new InProcess();
        }

        /** Not to a shelf: it does not belong to the collection any more. */
        public Withdrawn handToCataloguer() {
            return new Withdrawn();
        }
    }

    /** The state of an item that circulation meets for the first time. */
    static ItemState first(Set<ProcessTag> tags, boolean withdrawn) {
        if (withdrawn) {
            return new Withdrawn();
        }
        if (tags.contains(ProcessTag.ON_ORDER)) {
            return new OnOrder();
        }
        return notShelfReady(tags) ? new InProcess() : new OnShelf();
    }

    /** Whether work is being done on an item before it may come to its shelf for the first time. */
    static boolean notShelfReady(Set<ProcessTag> tags) {
        return tags.contains(ProcessTag.ON_ORDER)
                || tags.contains(ProcessTag.IN_PROCESS)
                || tags.contains(ProcessTag.CATALOGUING);
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
            case ON_ORDER -> new OnOrder();
            case IN_PROCESS -> new InProcess();
            case LOST_AND_PAID -> new Aside(Aside.Reason.LOST_AND_PAID);
            case MISSING -> new Aside(Aside.Reason.MISSING);
            case LONG_MISSING -> new Aside(Aside.Reason.LONG_MISSING);
            case UNAVAILABLE -> new Aside(Aside.Reason.UNAVAILABLE);
            case RESTRICTED -> new Aside(Aside.Reason.RESTRICTED);
            case UNKNOWN -> new Aside(Aside.Reason.UNKNOWN);
            case WITHDRAWN -> new Withdrawn();
            case AWAITING_DELIVERY -> new AwaitingDelivery(present(requestId, availability));
        };
    }

    private static <T> T present(@Nullable T value, Availability availability) {
        if (value == null) {
            throw new IllegalArgumentException("the stored state " + availability + " lacks what belongs to it");
        }
        return value;
    }
}
