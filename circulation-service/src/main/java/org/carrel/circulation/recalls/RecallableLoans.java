package org.carrel.circulation.recalls;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.carrel.circulation.loans.Loan;

/** The stored loans as recalls see and change them. */
public interface RecallableLoans {

    /**
     * An open loan.
     *
     * @param loan the loan
     * @param recordId its title
     * @param termsId where its terms are stored
     * @param recalls how often it was called back before
     */
    record Open(Loan loan, UUID recordId, UUID termsId, int recalls) {}

    /** The open loans of items, locked until the transaction ends. The items must be locked. */
    List<Open> lock(Collection<UUID> itemIds);

    /** Writes a recalled loan; it must be one version ahead of what is stored. */
    void recalled(Loan before, Loan after, Instant at, String by);
}
