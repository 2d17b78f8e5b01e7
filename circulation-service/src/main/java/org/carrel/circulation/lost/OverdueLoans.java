package org.carrel.circulation.lost;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Overdue loans as jobs walk through them, without locks: each is decided anew under lock. */
public interface OverdueLoans {

    /**
     * An overdue loan whose item counts neither as lost nor as claimed to be returned.
     *
     * @param loanId the loan
     * @param dueAt when it was due
     * @param termsId what was promised with it
     * @param servicePointId where it was lent
     * @param recalled whether an open request recalled it
     */
    record Candidate(UUID loanId, Instant dueAt, UUID termsId, UUID servicePointId, boolean recalled) {}

    /** The candidates at a moment, by when they were due. */
    List<Candidate> candidates(Instant now, @Nullable Candidate after, int limit);

    /** Losses to be billed, or whose cost nobody found out in time, by loan. */
    List<UUID> toBill(Instant now, @Nullable UUID after, int limit);
}
