package org.carrel.circulation.requests;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;

import org.carrel.circulation.availability.Standing;

/** Calls loans back. */
public interface Recalls {

    /**
     * A loan that was called back.
     *
     * @param loanId the loan
     * @param itemId its item
     * @param told whether the item's availability was told anew with it, because its due date has moved
     */
    record Called(UUID loanId, UUID itemId, boolean told) {}

    /**
     * Calls back the loan that bears it best, if there is one.
     *
     * @param request for which it is called back
     * @param lent the items on loan that would fill it, locked
     * @param waiting how many requests wait for an item from now on
     * @param by who asked for it
     */
    Optional<Called> callBack(
            Request request, List<Standing> lent, ToIntFunction<UUID> waiting, Instant now, String by);
}
