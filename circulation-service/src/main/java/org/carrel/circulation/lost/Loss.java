package org.carrel.circulation.lost;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The loss of a loan's item.
 *
 * @param loanId the loan
 * @param itemId the item
 * @param patronId who had it
 * @param how how it came to count as lost
 * @param lostAt since when
 * @param bill when what it costs is billed, and how far that is
 * @param end how it ended; null while the item is lost and not paid for
 */
public record Loss(
        UUID loanId,
        UUID itemId,
        UUID patronId,
        How how,
        Instant lostAt,
        Bill bill,
        @Nullable End end) {

    /** How an item comes to count as lost. The names are part of the API. */
    public enum How {
        /** Staff declared it. */
        DECLARED,
        /** It was overdue for too long. */
        AGED
    }

    /**
     * How far the bill is.
     *
     * @param dueAt when it is made
     * @param madeAt when it was made; null if it was not yet
     * @param costWanted whether staff have to find out what the item costs
     * @param costWantedUntil until when they may; null if there is time
     */
    public record Bill(
            Instant dueAt,
            @Nullable Instant madeAt,
            boolean costWanted,
            @Nullable Instant costWantedUntil) {

        /** Whether staff still have to find out what the item costs, and have the time to. */
        public boolean waitsForCost(Instant now) {
            return costWanted && (costWantedUntil == null || costWantedUntil.isAfter(now));
        }
    }

    /**
     * How it ended.
     *
     * @param settledAt when all was paid; null if it was not
     * @param foundAt when the item was found; null if it was not
     */
    public record End(@Nullable Instant settledAt, @Nullable Instant foundAt) {}

    /** A new one, not billed yet. */
    public static Loss begun(UUID loanId, UUID itemId, UUID patronId, How how, Instant lostAt, Instant billedAt) {
        return new Loss(loanId, itemId, patronId, how, lostAt, new Bill(billedAt, null, false, null), null);
    }

    /** What it costs was billed. */
    public Loss billed(Instant at, boolean costWanted, @Nullable Instant until) {
        return new Loss(loanId, itemId, patronId, how, lostAt, new Bill(bill.dueAt(), at, costWanted, until), end);
    }

    /** Staff found out what the item costs, or gave up. */
    public Loss costKnown() {
        return new Loss(loanId, itemId, patronId, how, lostAt, new Bill(bill.dueAt(), bill.madeAt(), false, null), end);
    }

    /** All that it costs is paid. */
    public Loss settled(Instant at) {
        return new Loss(loanId, itemId, patronId, how, lostAt, bill, new End(at, null));
    }

    /** The item was found. */
    public Loss found(Instant at) {
        return new Loss(
                loanId,
                itemId,
                patronId,
                how,
                lostAt,
                new Bill(bill.dueAt(), bill.madeAt(), false, null),
                new End(end == null ? null : end.settledAt(), at));
    }

    /** Whether the item is still lost. */
    public boolean lasts() {
        return end == null || end.foundAt() == null;
    }
}
