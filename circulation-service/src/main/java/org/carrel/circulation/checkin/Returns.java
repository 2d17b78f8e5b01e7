package org.carrel.circulation.checkin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.requests.Request;

/** What is read and written around a return. */
public interface Returns {

    /**
     * What was found, locked in the order item, loan, queue.
     *
     * @param item the item; null if the replica has none with this barcode
     * @param standing where it stands; null exactly if {@code item} is
     * @param loan its open loan
     * @param openOnTitle the open requests of its title
     */
    record Gathered(
            @Nullable Item item,
            @Nullable Standing standing,
            @Nullable Loan loan,
            List<Request> openOnTitle) {
        public Gathered {
            openOnTitle = List.copyOf(openOnTitle);
        }
    }

    Gathered gather(String barcode);

    /**
     * A scan for the log.
     *
     * @param at when
     * @param servicePointId where
     * @param actor by whom
     * @param barcode what was scanned
     * @param outcome what it came to
     */
    record Scan(Instant at, UUID servicePointId, String actor, String barcode, Outcome outcome) {

        /**
         * @param itemId the item; null if nobody knows the barcode
         * @param was where it stood
         * @param instruction what staff were told to do
         * @param waiting how many requests it concerned
         * @param loanId the loan that ended
         * @param usedInHouse whether it was used in the house
         */
        public record Outcome(
                @Nullable UUID itemId,
                @Nullable String was,
                InstructionCode instruction,
                int waiting,
                @Nullable UUID loanId,
                boolean usedInHouse) {}
    }

    /**
     * Writes all that a scan moved.
     *
     * @param scan for the log
     * @param ended the loan that ended; null if there was none
     * @param change where the item stands now; null if it stands where it stood
     * @param moved requests that moved
     */
    void settle(Scan scan, @Nullable Loan ended, @Nullable Change change, List<Request> moved);
}
