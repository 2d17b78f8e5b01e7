package org.carrel.circulation.fees;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Fees and postings to look at. */
public interface FeeList {

    /**
     * Which fees.
     *
     * @param patronId only of this patron
     * @param loanId only of this loan
     * @param itemId only of this item
     * @param open only those of which something is owed, or only settled ones
     */
    record Filter(
            @Nullable UUID patronId,
            @Nullable UUID loanId,
            @Nullable UUID itemId,
            @Nullable Boolean open) {}

    /** Fees in the order in which they were charged. */
    List<FeeLine> list(Filter filter, @Nullable UUID after, int limit);

    Optional<FeeLine> find(UUID feeId);

    Optional<Receipt> receipt(UUID postingId);

    /** What was posted for a patron, newest first. */
    List<Receipt> statement(UUID patronId, @Nullable UUID before, int limit);

    /** What was posted for a fee, oldest first. */
    List<Receipt> history(UUID feeId);

    /** The loans for whose loss one of these fees, or with none named any fee of the patron, is still owed. */
    List<UUID> lossesAmong(UUID patronId, List<UUID> feeIds);
}
