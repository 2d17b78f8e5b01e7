package org.carrel.circulation.checkin;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.requests.Queue;

/**
 * All that the decision about a returned item looks at.
 *
 * @param desk where it was scanned
 * @param item what it is
 * @param state where it stood before the scan
 * @param loan its open loan; null if there is none
 * @param queue the requests that concern it
 * @param home where it belongs
 * @param now the moment of the scan
 */
public record CheckInFacts(
        Desk desk, Item item, ItemState state, @Nullable Loan loan, Queue queue, Home home, Instant now) {

    /**
     * The service point of the scan.
     *
     * @param servicePointId the service point
     * @param branchId its branch
     * @param hours when the branch is open
     */
    public record Desk(UUID servicePointId, UUID branchId, OpeningHours hours) {}

    /**
     * Where the item belongs.
     *
     * @param branchId the branch that owns it
     * @param servicePointId the service point there that receives returns; null if it has none
     */
    public record Home(UUID branchId, @Nullable UUID servicePointId) {}
}
