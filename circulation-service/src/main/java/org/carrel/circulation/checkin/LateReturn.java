package org.carrel.circulation.checkin;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.lost.ClaimResolution;
import org.carrel.circulation.lost.Found;

/** The decision until when a loan that ends counts as late: that long is charged. */
public final class LateReturn {
    private LateReturn() {}

    /**
     * Decides.
     *
     * @param found what was promised for an item that was lost; null if it was not
     * @param lostAt since when it was lost; null if it was not
     * @return until when it is late, which may be before it was due; null if nothing is charged for that
     */
    public static @Nullable Instant until(CheckInFacts facts, @Nullable Found found, @Nullable Instant lostAt) {
        Loan loan = facts.loan();
        CheckInFacts.Told told = facts.told();
        boolean foundInTheHouse =
                facts.state() instanceof ItemState.ClaimedReturned && told.claim() == ClaimResolution.FOUND_BY_LIBRARY;
        if (loan == null || told.amnesty() || foundInTheHouse) {
            return null;
        }
        if (found == null) {
            return told.returnedAt();
        }
        return switch (found.overdue()) {
            case NONE -> null;
            case RESTORE -> lostAt != null && lostAt.isBefore(told.returnedAt()) ? lostAt : told.returnedAt();
            case RECALCULATE -> told.returnedAt();
        };
    }
}
