package org.carrel.circulation.closures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The stored closures, and the dates that they move. */
public interface Closures {

    /** What a moved date belongs to. */
    enum Kind {
        /** The due date of a loan. */
        LOAN,
        /** The last day of an item on the hold shelf. */
        SHELF
    }

    /**
     * A date that was moved.
     *
     * @param kind what it belongs to
     * @param subjectId the loan or the request
     * @param from the date as it was
     * @param to the date as it became; the same if the closure took nothing from it
     */
    record Move(Kind kind, UUID subjectId, Instant from, Instant to) {}

    /**
     * A moved date as it is told.
     *
     * @param move the date
     * @param restored whether it was put back; null as long as the closure stands
     */
    record Told(Move move, @Nullable Boolean restored) {}

    /**
     * An item on the hold shelf.
     *
     * @param requestId the request that it is kept for
     * @param arrivedAt since when
     * @param expiresAt until when
     */
    record Kept(UUID requestId, Instant arrivedAt, Instant expiresAt) {}

    /**
     * Where and when dates are looked for.
     *
     * @param servicePointIds the service points of a branch
     * @param from the first moment of the closure there
     * @param until the first moment after it
     */
    record Stretch(List<UUID> servicePointIds, Instant from, Instant until) {
        public Stretch {
            servicePointIds = List.copyOf(servicePointIds);
        }
    }

    /**
     * How many dates a closure would move, or its reversal put back.
     *
     * @param loans due dates
     * @param shelves last days on the hold shelf
     */
    record Count(long loans, long shelves) {
        public static final Count NOTHING = new Count(0, 0);

        public Count plus(Count other) {
            return new Count(loans + other.loans, shelves + other.shelves);
        }
    }

    void enter(Closure closure);

    Optional<Closure> find(UUID id);

    /** A closure, locked until the transaction ends. */
    Optional<Closure> lock(UUID id);

    /** The first closure behind one on which there is work and nobody works, locked until the transaction ends. */
    Optional<Closure> lockInWork(UUID after);

    /** Closures, the newest first, from behind one of them on. */
    List<Closure> list(@Nullable UUID before, int limit);

    /** The dates that a closure moved, by the ids of what they belong to. */
    List<Told> moves(UUID closureId, @Nullable UUID after, int limit);

    /** Notes the state and the progress of a closure that is locked. */
    void save(Closure closure);

    /** Has all closures in force looked at again that share a day and a branch with one that is in force no longer. */
    void lookAgainBeside(Closure reversed);

    /** How many dates lie in a stretch: due dates that mind closed days, and items on the hold shelf. */
    Count count(Stretch stretch);

    /** The dates of a closure that stand as it moved them. */
    Count unchanged(UUID closureId);

    /** Some open loans, with their items out, that are due in a stretch and whose terms mind closed days. */
    List<UUID> due(Stretch stretch, int limit);

    /** Some items on the hold shelf in a stretch that a closure has not looked at yet; the requests locked. */
    List<Kept> lockKept(UUID closureId, Stretch stretch, int limit);

    /** Notes moved dates. */
    void note(UUID closureId, List<Move> moves, Instant at);

    /** Some moves of a kind that were not put back yet. */
    List<Move> notRestored(UUID closureId, Kind kind, int limit);

    /** Of moved last days on the hold shelf, those that stand as they were moved; their requests locked. */
    List<UUID> lockUnchangedShelves(List<Move> moves);

    /** Notes which of some moves were put back; the others were not. */
    void noteRestored(UUID closureId, List<Move> moves, List<UUID> restored);

    /** Keeps items on the hold shelf until other times: of each move, its {@code to}. */
    void keepUntil(List<Move> moves);
}
