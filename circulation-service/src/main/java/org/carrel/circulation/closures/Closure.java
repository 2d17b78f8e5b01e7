package org.carrel.circulation.closures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Days on which branches are closed for a cause that nobody foresaw.
 *
 * @param id the closure
 * @param days what is closed, when and why
 * @param state how far it is
 * @param entered when and by whom it was entered
 * @param reversed when and by whom it was taken back; null if it was not
 * @param progress what was done because of it
 */
public record Closure(
        UUID id,
        Days days,
        State state,
        Act entered,
        @Nullable Act reversed,
        Progress progress) {

    /**
     * What is closed.
     *
     * @param branchIds the branches
     * @param first the first closed day, in the zone of each branch
     * @param last the last closed day
     * @param reason why, for people
     */
    public record Days(List<UUID> branchIds, LocalDate first, LocalDate last, String reason) {
        /** The longest closure: what lasts longer is not a closure but other opening hours. */
        public static final int LONGEST = 366;

        public Days {
            branchIds = List.copyOf(branchIds);
            if (branchIds.isEmpty()
                    || last.isBefore(first)
                    || first.plusDays(LONGEST).isBefore(last)) {
                throw new IllegalArgumentException("not a closure: " + branchIds + " " + first + " to " + last);
            }
        }

        /** Whether a day is one of them. */
        public boolean cover(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** How far a closure is. */
    public enum State {
        /** In force; dates are being moved. */
        MOVING,
        /** In force; all dates are moved. */
        IN_FORCE,
        /** No longer in force; dates are being put back. */
        REVERSING,
        /** As if it had never been, but for dates that somebody changed since. */
        REVERSED
    }

    /** Who did something, and when. */
    public record Act(Instant at, String by) {}

    /**
     * What was done so far.
     *
     * @param loansMoved due dates that were moved
     * @param shelvesMoved last days on the hold shelf that were moved
     * @param restored dates that were put back
     * @param kept dates that were not, because somebody had changed them or they had come to an end
     */
    public record Progress(long loansMoved, long shelvesMoved, long restored, long kept) {
        static final Progress NONE = new Progress(0, 0, 0, 0);

        public Progress moved(Closures.Kind kind, long many) {
            return switch (kind) {
                case LOAN -> new Progress(loansMoved + many, shelvesMoved, restored, kept);
                case SHELF -> new Progress(loansMoved, shelvesMoved + many, restored, kept);
            };
        }

        public Progress restored(long many, long left) {
            return new Progress(loansMoved, shelvesMoved, restored + many, kept + left);
        }
    }

    public static Closure entered(UUID id, Days days, Act by) {
        return new Closure(id, days, State.MOVING, by, null, Progress.NONE);
    }

    /** Whether the branches are closed because of it. */
    public boolean inForce() {
        return state == State.MOVING || state == State.IN_FORCE;
    }

    /** It is taken back; its dates are put back from now on. */
    public Closure reversed(Act by) {
        if (!inForce()) {
            throw new IllegalStateException("a closure is reversed once: " + id);
        }
        return new Closure(id, days, State.REVERSING, entered, by, progress);
    }

    /** All that there was to do is done. */
    public Closure done() {
        return switch (state) {
            case MOVING -> new Closure(id, days, State.IN_FORCE, entered, reversed, progress);
            case REVERSING -> new Closure(id, days, State.REVERSED, entered, reversed, progress);
            case IN_FORCE, REVERSED -> this;
        };
    }

    public Closure with(Progress further) {
        return new Closure(id, days, state, entered, reversed, further);
    }
}
