package org.carrel.circulation.fees;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The loans that may be late. Whoever keeps loans implements this. */
public interface LateLoans {
    /** Loans, open or ended. */
    List<LateLoan> these(Collection<UUID> loanIds);

    /**
     * A patron's open loans that were due before a moment and grow dearer: not those that are lost or claimed returned.
     */
    List<LateLoan> of(UUID patronId, Instant dueBefore);
}
