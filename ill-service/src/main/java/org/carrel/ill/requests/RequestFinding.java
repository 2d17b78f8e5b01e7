package org.carrel.ill.requests;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Something that speaks against accepting a request. */
public sealed interface RequestFinding {

    /** Stable code, the same in every answer and every override. */
    String code();

    /** Which outcome of the checks this finding leads to if it is not waived. */
    Outcome outcome();

    /** Whether staff may accept the request in spite of it. */
    default boolean overridable() {
        return true;
    }

    /**
     * Nobody knows this patron.
     *
     * @param patronId the patron
     */
    record PatronUnknown(UUID patronId) implements RequestFinding {
        @Override
        public String code() {
            return "patron-unknown";
        }

        @Override
        public Outcome outcome() {
            return Outcome.PATRON_REFUSED;
        }

        @Override
        public boolean overridable() {
            return false;
        }
    }

    /**
     * The patron may not use the library at all.
     *
     * @param patronId the patron
     */
    record PatronInactive(UUID patronId) implements RequestFinding {
        @Override
        public String code() {
            return "patron-inactive";
        }

        @Override
        public Outcome outcome() {
            return Outcome.PATRON_REFUSED;
        }
    }

    /**
     * The membership is over.
     *
     * @param expiredOn its last day
     */
    record MembershipExpired(LocalDate expiredOn) implements RequestFinding {
        @Override
        public String code() {
            return "membership-expired";
        }

        @Override
        public Outcome outcome() {
            return Outcome.PATRON_REFUSED;
        }
    }

    /**
     * A block stops requests.
     *
     * @param blockId the block
     * @param block code of its kind
     */
    record PatronBlocked(UUID blockId, String block) implements RequestFinding {
        @Override
        public String code() {
            return "patron-blocked";
        }

        @Override
        public Outcome outcome() {
            return Outcome.PATRON_REFUSED;
        }
    }

    /**
     * As many requests are open as the patron's group allows.
     *
     * @param open how many are open
     * @param limit how many are allowed
     */
    record TooManyRequests(int open, int limit) implements RequestFinding {
        @Override
        public String code() {
            return "too-many-requests";
        }

        @Override
        public Outcome outcome() {
            return Outcome.LIMIT_REACHED;
        }
    }

    /**
     * The patron asked for the same thing a short while ago.
     *
     * @param requestId the earlier request
     */
    record DuplicateRequest(UUID requestId) implements RequestFinding {
        @Override
        public String code() {
            return "duplicate-request";
        }

        @Override
        public Outcome outcome() {
            return Outcome.DUPLICATE_FOUND;
        }
    }

    /**
     * A library of the consortium owns the title: a hold is the way.
     *
     * @param recordId the record to place a hold on
     */
    record HeldLocally(UUID recordId) implements RequestFinding {
        @Override
        public String code() {
            return "held-locally";
        }

        @Override
        public Outcome outcome() {
            return Outcome.HELD_LOCALLY;
        }
    }

    /**
     * Nobody knows the pickup point, or nothing can be picked up there.
     *
     * @param servicePointId the place that was named
     */
    record NotAPickupPoint(UUID servicePointId) implements RequestFinding {
        @Override
        public String code() {
            return "not-a-pickup-point";
        }

        @Override
        public Outcome outcome() {
            return Outcome.TO_BE_PUT_RIGHT;
        }

        @Override
        public boolean overridable() {
            return false;
        }
    }

    /**
     * The last day on which it is of use is over.
     *
     * @param neededBefore that day
     */
    record NeededBeforePassed(LocalDate neededBefore) implements RequestFinding {
        @Override
        public String code() {
            return "needed-before-passed";
        }

        @Override
        public Outcome outcome() {
            return Outcome.TO_BE_PUT_RIGHT;
        }
    }

    /**
     * A copy is wanted on no stated ground.
     *
     * @param copyrightCompliance the ground that was stated, if any
     */
    record CopyrightDeclarationMissing(@Nullable String copyrightCompliance) implements RequestFinding {
        @Override
        public String code() {
            return "copyright-declaration-missing";
        }

        @Override
        public Outcome outcome() {
            return Outcome.TO_BE_PUT_RIGHT;
        }
    }
}
