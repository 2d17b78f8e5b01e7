package org.carrel.platform.security;

import java.util.Set;
import java.util.UUID;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as their token says. Inject it where a use case must know the actor; it is made anew for each request.
 *
 * @param subject id of the staff account, patron or API client; {@code anonymous} without a token
 * @param kind what sort of caller it is
 * @param permissions names of what the caller may do, see {@link Permissions}
 * @param branches where the caller may do it
 */
public record Caller(String subject, Kind kind, Set<String> permissions, BranchScope branches) {

    /** What sort of caller it is. */
    public enum Kind {
        /** A member of staff. */
        STAFF,
        /** A patron, who may act on their own behalf only. */
        PATRON,
        /** A program: another service, a kiosk, a partner's system. */
        CLIENT,
        /** Nobody in particular: the public. */
        ANONYMOUS
    }

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** The public. */
    public static Caller anonymous() {
        return new Caller("anonymous", Kind.ANONYMOUS, Set.of(), new BranchScope.Branches(Set.of()));
    }

    /** Whether the caller holds a permission. */
    public boolean may(String permission) {
        return permissions.contains(permission);
    }

    /** The patron who is calling, or null if it is somebody else. */
    public @Nullable UUID patronId() {
        return kind == Kind.PATRON ? UUID.fromString(subject) : null;
    }

    /**
     * Lets patrons through only to what is their own; staff and clients pass, for their permissions were checked.
     *
     * @throws ProblemException 404, so that a patron cannot learn which ids exist
     */
    public void requireSelfIfPatron(UUID patronId) {
        UUID self = patronId();
        if (kind == Kind.ANONYMOUS || (self != null && !self.equals(patronId))) {
            throw new ProblemException(Problem.notFound("No such thing among your own."));
        }
    }

    /**
     * Lets the caller act at a branch.
     *
     * @throws ProblemException 403 {@code outside-branch-scope}
     */
    public void requireBranch(UUID branchId) {
        if (!branches.covers(branchId)) {
            throw new ProblemException(
                    Problem.of(403, "outside-branch-scope", "Your account does not cover this branch.")
                            .with("branchId", branchId));
        }
    }
}
