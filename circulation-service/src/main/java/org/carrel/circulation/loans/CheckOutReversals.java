package org.carrel.circulation.loans;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.ItemState.Lendable;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.requests.Request;

/** What is read and written when a check-out is taken back. */
public interface CheckOutReversals {

    /**
     * A check-out with all that hangs on it, locked in the order patron, item, loan, queue.
     *
     * @param loan the loan
     * @param recordId its title
     * @param standing where its item stands
     * @param item its item; null if the catalogue no longer has it
     * @param stoodBefore where the item stood before; null if it has moved since, or nobody knows
     * @param moved how the requests stood that the check-out moved
     * @param requests these requests as they stand now, by id
     * @param openOnTitle the open requests of the title
     */
    record Gathered(
            Loan loan,
            UUID recordId,
            Standing standing,
            @Nullable Item item,
            @Nullable Lendable stoodBefore,
            List<CheckOutReversal.RequestBefore> moved,
            Map<UUID, Request> requests,
            List<Request> openOnTitle) {
        public Gathered {
            moved = List.copyOf(moved);
            requests = Map.copyOf(requests);
            openOnTitle = List.copyOf(openOnTitle);
        }
    }

    Optional<Gathered> gather(UUID loanId);

    /** Ends the loan as one that counts nowhere, and writes what stands again as it stood. */
    void takeBack(Loan loan, Instant at, UUID servicePointId, Change change, List<Request> restored);
}
