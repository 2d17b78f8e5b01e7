package org.carrel.circulation.loans;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Loans to look at. */
public interface LoanList {
    Optional<LoanLine> find(UUID loanId);

    /** The loans with these ids, in the order of the ids. */
    List<LoanLine> these(Collection<UUID> loanIds);

    /**
     * Loans in the order of their ids, that is in the order in which they began. Without those whose check-out was
     * taken back.
     *
     * @param patronId only of this patron; null for all
     * @param itemId only of this item; null for all
     * @param open only open or only ended ones; null for all
     * @param after only those after this one
     */
    List<LoanLine> list(
            @Nullable UUID patronId, @Nullable UUID itemId, @Nullable Boolean open, @Nullable UUID after, int limit);
}
