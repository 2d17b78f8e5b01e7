package org.carrel.patron.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.carrel.platform.security.BranchScope;

/**
 * Decides whether somebody may change what somebody else may do. Nobody gives what they do not hold, and nobody touches
 * an account that can do more than they can: resetting the password of an administrator would be a way to become one.
 */
public final class Granting {

    private Granting() {}

    /** What stands in the way. */
    public sealed interface Objection {

        /** The granter does not hold a permission that is given or taken. */
        record PermissionNotHeld(String permission) implements Objection {}

        /** The granter does not reach a branch that is given or taken. */
        record BranchNotCovered(UUID branchId) implements Objection {}

        /** All branches are given or taken, and the granter covers only some. */
        record AllBranchesNotCovered() implements Objection {}
    }

    /**
     * Whether the granter may turn one authority into the other.
     *
     * @param granter what the one who acts may do
     * @param before what the account could do until now
     * @param after what it is to do from now on
     * @return what stands in the way; empty if nothing does
     */
    public static List<Objection> objections(Authority granter, Authority before, Authority after) {
        var objections = new ArrayList<Objection>();
        var touched = new TreeSet<>(before.permissions());
        touched.addAll(after.permissions());
        for (String permission : touched) {
            if (!granter.holds(permission)) {
                objections.add(new Objection.PermissionNotHeld(permission));
            }
        }
        objections.addAll(uncovered(granter.branches(), before.branches(), after.branches()));
        return objections;
    }

    /** Whether the granter may hand out or withdraw single permissions, as by editing a role. */
    public static List<Objection> objections(Authority granter, Set<String> permissions) {
        return new TreeSet<>(permissions)
                .stream()
                        .filter(permission -> !granter.holds(permission))
                        .<Objection>map(Objection.PermissionNotHeld::new)
                        .toList();
    }

    private static List<Objection> uncovered(BranchScope granter, BranchScope before, BranchScope after) {
        if (granter instanceof BranchScope.Everywhere) {
            return List.of();
        }
        if (before instanceof BranchScope.Everywhere || after instanceof BranchScope.Everywhere) {
            return List.of(new Objection.AllBranchesNotCovered());
        }
        var touched = new TreeSet<UUID>();
        for (BranchScope scope : List.of(before, after)) {
            if (scope instanceof BranchScope.Branches(Set<UUID> ids)) {
                touched.addAll(ids);
            }
        }
        return touched.stream()
                .filter(branch -> !granter.covers(branch))
                .<Objection>map(Objection.BranchNotCovered::new)
                .toList();
    }
}
