package org.carrel.patron.access;

import java.util.Set;

import org.carrel.platform.security.BranchScope;

/**
 * What somebody may do, and where.
 *
 * @param permissions names of permissions
 * @param branches where they hold
 */
public record Authority(Set<String> permissions, BranchScope branches) {

    private static final String ALL_OVERRIDES = "circulation.override";

    public Authority {
        permissions = Set.copyOf(permissions);
    }

    /** Nothing, nowhere. */
    public static Authority none() {
        return new Authority(Set.of(), new BranchScope.Branches(Set.of()));
    }

    /** Whether a permission is among those held; the broad right to override includes every single one. */
    public boolean holds(String permission) {
        return permissions.contains(permission)
                || (permission.startsWith(ALL_OVERRIDES + ".") && permissions.contains(ALL_OVERRIDES));
    }
}
