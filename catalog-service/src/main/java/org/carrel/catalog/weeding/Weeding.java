package org.carrel.catalog.weeding;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.carrel.events.Availability;

/** Decides whether what was decided of an item can be carried out. */
public final class Weeding {

    /** States in which an item is in the library's hands, or given up. */
    private static final Set<Availability> IN_HAND = EnumSet.of(
            Availability.AVAILABLE,
            Availability.UNAVAILABLE,
            Availability.RESTRICTED,
            Availability.MISSING,
            Availability.LONG_MISSING,
            Availability.LOST_AND_PAID,
            Availability.UNKNOWN);

    private Weeding() {}

    /**
     * The code of what stands in the way, if anything.
     *
     * @param availability what circulation says of the item now
     * @param liveCopies how many live copies its title has now, with this one
     * @param withdrawn whether it has left already
     */
    public static Optional<String> obstacle(
            Candidate.Decision decision, Availability availability, int liveCopies, boolean withdrawn) {
        if (decision.kind() == Candidate.Kind.KEEP) {
            return Optional.empty();
        }
        if (withdrawn) {
            return Optional.of("withdrawn-already");
        }
        if (!IN_HAND.contains(availability)) {
            return Optional.of("not-in-hand");
        }
        boolean last = decision.kind() == Candidate.Kind.WITHDRAW && liveCopies <= 1;
        return last && !decision.lastCopyToo() ? Optional.of("last-copy") : Optional.empty();
    }
}
