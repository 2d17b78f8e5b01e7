package org.carrel.circulation.requests;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** How far branches are from one another, where the tree of places does not say it well. */
public interface BranchDistances {
    /**
     * How far it is.
     *
     * @param fromBranchId from the branch where something will be picked up
     * @param toBranchId to the branch that has it
     * @param distance 0 is in the same branch; whatever is nearer is asked first
     */
    record Distance(UUID fromBranchId, UUID toBranchId, int distance) {}

    /** What was entered for a branch. */
    List<Distance> from(UUID branchId);

    /** Enters how far it is; null leaves it to the tree of places again. */
    void enter(UUID fromBranchId, UUID toBranchId, @Nullable Integer distance);
}
