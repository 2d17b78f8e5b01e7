package org.carrel.patron.access.web;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.BranchScope;

/** Branches as they are written in requests and answers: a list of ids, or {@code ["*"]} for all of them. */
public final class BranchesBody {

    /** All branches. */
    public static final String ALL = "*";

    private BranchesBody() {}

    public static BranchScope scope(List<String> branches) {
        if (branches.contains(ALL)) {
            if (branches.size() > 1) {
                throw malformed();
            }
            return new BranchScope.Everywhere();
        }
        var ids = new HashSet<UUID>();
        for (String branch : branches) {
            try {
                ids.add(UUID.fromString(branch));
            } catch (IllegalArgumentException e) {
                throw malformed();
            }
        }
        return new BranchScope.Branches(ids);
    }

    public static List<String> of(BranchScope scope) {
        return switch (scope) {
            case BranchScope.Everywhere() -> List.of(ALL);
            case BranchScope.Branches(var ids) ->
                ids.stream().map(UUID::toString).sorted().toList();
        };
    }

    private static ProblemException malformed() {
        return new ProblemException(
                Problem.invalid("branches", "not-branches", "must be ids of branches, or \"*\" alone for all"));
    }
}
