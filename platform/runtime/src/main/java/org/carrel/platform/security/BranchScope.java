package org.carrel.platform.security;

import java.util.Set;
import java.util.UUID;

/** The branches at which a caller may act. */
public sealed interface BranchScope {

    /** Whether the caller may act at a branch. */
    boolean covers(UUID branchId);

    /** Every branch of the consortium. */
    record Everywhere() implements BranchScope {
        @Override
        public boolean covers(UUID branchId) {
            return true;
        }
    }

    /** Only these branches. */
    record Branches(Set<UUID> ids) implements BranchScope {
        public Branches {
            ids = Set.copyOf(ids);
        }

        @Override
        public boolean covers(UUID branchId) {
            return ids.contains(branchId);
        }
    }
}
