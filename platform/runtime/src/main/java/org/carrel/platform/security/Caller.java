package org.carrel.platform.security;

import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/**
 * Who is calling, as their token says. Inject it where a use case must know the actor: what is injected always stands
 * for the caller of the request at hand, also in a bean that outlives it.
 */
public interface Caller {

    /** What sort of caller it is. */
    enum Kind {
        /** A member of staff. */
        STAFF,
        /** A patron, who may act on their own behalf only. */
        PATRON,
        /** A program: another service, a kiosk, a partner's system. */
        CLIENT,
        /** Nobody in particular: the public. */
        ANONYMOUS
    }

    /** A caller with these properties, for use cases that run outside a request, and for tests. */
    static Caller of(String subject, Kind kind, Set<String> permissions, BranchScope branches) {
        return new KnownCaller(subject, kind, permissions, branches);
    }

    /** The public. */
    static Caller anonymous() {
        return of("anonymous", Kind.ANONYMOUS, Set.of(), new BranchScope.Branches(Set.of()));
    }

    /** Id of the staff account, patron or API client; {@code anonymous} without a token. */
    String subject();

    Kind kind();

    /** Names of what the caller may do, see {@link Permissions}. */
    Set<String> permissions();

    /** Where the caller may do it. */
    BranchScope branches();

    /** Whether the caller holds a permission. */
    default boolean may(String permission) {
        return permissions().contains(permission);
    }

    /** The patron who is calling, or null if it is somebody else. */
    default @Nullable UUID patronId() {
        return kind() == Kind.PATRON ? UUID.fromString(subject()) : null;
    }

    /**
     * Lets patrons through only to what is their own; staff and clients pass, for their permissions were checked.
     *
     * @throws ProblemException 404, so that a patron cannot learn which ids exist
     */
    default void requireSelfIfPatron(UUID patronId) {
        UUID self = patronId();
        if (kind() == Kind.ANONYMOUS || (self != null && !self.equals(patronId))) {
            throw new ProblemException(Problem.notFound("No such thing among your own."));
        }
    }

    /**
     * Lets the caller act at a branch.
     *
     * @throws ProblemException 403 {@code outside-branch-scope}
     */
    default void requireBranch(UUID branchId) {
        if (!branches().covers(branchId)) {
            throw new ProblemException(
                    Problem.of(403, "outside-branch-scope", "Your account does not cover this branch.")
                            .with("branchId", branchId));
        }
    }
}
