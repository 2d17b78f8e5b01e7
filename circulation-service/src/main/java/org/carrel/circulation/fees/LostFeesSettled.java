package org.carrel.circulation.fees;

import java.util.Collection;
import java.util.UUID;

/**
 * Whoever keeps the loans of lost items is told here when nothing is owed for a loss any more, in the transaction that
 * settles it. Declaring a loss belongs to them, so this is implemented there.
 */
public interface LostFeesSettled {

    /**
     * Locks what {@link #settled} may change, before the account is locked. The loans are told in the order of their
     * ids.
     */
    void lock(Collection<UUID> loanIds);

    /** Nothing is owed for the loss of this loan's item any more. */
    void settled(UUID loanId, Origin origin);
}
