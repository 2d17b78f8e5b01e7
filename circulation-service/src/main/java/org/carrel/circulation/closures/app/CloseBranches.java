package org.carrel.circulation.closures.app;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.calendar.app.BranchHours;
import org.carrel.circulation.closures.Closure;
import org.carrel.circulation.closures.Closures;
import org.carrel.circulation.closures.Closures.Count;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.security.Caller;

/**
 * Closes branches for a cause that nobody foresaw, and takes that back. The hours change in the caller's transaction;
 * dates are moved and put back behind it, in batches.
 */
@ApplicationScoped
public class CloseBranches {
    private final Closures closures;
    private final ClosedBranches branches;
    private final BranchHours branchHours;
    private final IdSource ids;
    private final Clock clock;

    CloseBranches(Closures closures, ClosedBranches branches, BranchHours branchHours, IdSource ids, Clock clock) {
        this.closures = closures;
        this.branches = branches;
        this.branchHours = branchHours;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of the wish to take a closure back. */
    public sealed interface Reversal {
        /** It is in force no longer. */
        record Begun(Closure closure) implements Reversal {}

        /** It was taken back before. */
        record Done(Closure closure) implements Reversal {}
    }

    /** The branches at or below a place; none if there are none, or no such place. */
    public List<UUID> branchesOf(UUID placeId, Caller caller) {
        List<UUID> below = branches.below(placeId);
        below.forEach(caller::requireBranch);
        return below;
    }

    /** How many dates a closure would move. */
    public Count preview(List<UUID> branchIds, LocalDate first, LocalDate last) {
        return branchIds.stream()
                .map(branch -> closures.count(branches.stretch(branch, first, last)))
                .reduce(Count.NOTHING, Count::plus);
    }

    /** How many dates a reversal would put back. */
    public Count previewReversal(UUID closureId) {
        return closures.unchanged(closureId);
    }

    public Closure close(Closure.Days days, Caller caller) {
        Closure closure = Closure.entered(ids.next(), days, act(caller));
        closures.enter(closure);
        branchHours.changed();
        return closure;
    }

    /** Takes a closure back; empty if there is none. */
    public Optional<Reversal> reverse(UUID id, Caller caller) {
        return closures.lock(id).map(held -> {
            held.days().branchIds().forEach(caller::requireBranch);
            if (!held.inForce()) {
                return new Reversal.Done(held);
            }
            Closure reversed = held.reversed(act(caller));
            closures.save(reversed);
            branchHours.changed();
            return new Reversal.Begun(reversed);
        });
    }

    private Closure.Act act(Caller caller) {
        return new Closure.Act(clock.instant().truncatedTo(ChronoUnit.MICROS), caller.subject());
    }
}
