package org.carrel.circulation.checkin;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.lost.ClaimResolution;
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
 * @param told what staff say of the return
 * @param now the moment of the scan
 */
public record CheckInFacts(
        Desk desk, Item item, ItemState state, @Nullable Loan loan, Queue queue, Home home, Told told, Instant now) {

    /**
     * What staff say of the return.
     *
     * @param returnedAt when it came back
     * @param amnesty whether its being late is forgiven
     * @param claim how a claim that it was returned is resolved; null if nobody said
     * @param damage what is broken; null if nothing is
     */
    public record Told(
            Instant returnedAt,
            boolean amnesty,
            @Nullable ClaimResolution claim,
            @Nullable Damage damage) {
        /** Nothing but that it is there. */
        public static Told nothing(Instant now) {
            return new Told(now, false, null, null);
        }
    }

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
     * @param floats whether it may stay where it was returned instead of going there
     * @param usesCount whether a scan of an item that is on its shelf counts as use in the house
     */
    public record Home(UUID branchId, @Nullable UUID servicePointId, boolean floats, boolean usesCount) {}
}
