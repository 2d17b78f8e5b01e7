package org.carrel.circulation.lost;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A patron's claim to have returned an item.
 *
 * @param id the claim
 * @param loanId the loan
 * @param patronId whose
 * @param claimedAt when the patron says it was returned
 * @param comment what they said; null if nothing was noted
 * @param reported by whom and when it was noted
 * @param resolved how it was resolved; null while it is open
 */
public record ReturnClaim(
        UUID id,
        UUID loanId,
        UUID patronId,
        Instant claimedAt,
        @Nullable String comment,
        By reported,
        @Nullable Resolved resolved) {

    /**
     * By whom, where and when.
     *
     * @param servicePointId null if at no service point
     */
    public record By(String actor, Instant at, @Nullable UUID servicePointId) {}

    /** How it was resolved. */
    public record Resolved(ClaimResolution how, @Nullable String comment, By by) {}
}
