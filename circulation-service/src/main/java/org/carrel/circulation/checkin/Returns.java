package org.carrel.circulation.checkin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.requests.Request;

/** What is read and written around a return. */
public interface Returns {

    /**
     * What was found, read and locked in the order item, loan, queue.
     *
     * @param item the item; null if the replica has none with this barcode
     * @param standing where it stands; null exactly if {@code item} is
     * @param loan its open loan
     * @param openOnTitle the open requests of its title
     */
    record Gathered(
            @Nullable Item item, @Nullable Standing standing, Loans.@Nullable Kept loan, List<Request> openOnTitle) {
        public Gathered {
            openOnTitle = List.copyOf(openOnTitle);
        }
    }

    /** Reads what a return needs. Locks it, unless nothing will be written. */
    Gathered gather(String barcode, boolean lock);

    /**
     * A scan for the log.
     *
     * @param id the check-in
     * @param at when
     * @param servicePointId where
     * @param actor by whom
     * @param barcode what was scanned
     * @param outcome what it came to
     */
    record Scan(UUID id, Instant at, UUID servicePointId, String actor, String barcode, Outcome outcome) {

        /**
         * @param itemId the item; null if nobody knows the barcode
         * @param itemVersion the version of where it stands after the scan; null if nobody knows the barcode
         * @param was where it stood
         * @param instruction what staff were told to do
         * @param waiting how many requests it concerned
         * @param loanId the loan that ended
         * @param returnedAt when it counts as returned; null if it was not on loan
         * @param requestId the request that got it
         * @param usesInHouse how often it was used in the house since the last scan, as far as this one tells
         */
        public record Outcome(
                @Nullable UUID itemId,
                @Nullable Long itemVersion,
                @Nullable String was,
                InstructionCode instruction,
                int waiting,
                @Nullable UUID loanId,
                @Nullable Instant returnedAt,
                @Nullable UUID requestId,
                int usesInHouse) {
            /** Of a barcode that nobody knows. */
            public static Outcome unknown(InstructionCode instruction) {
                return new Outcome(null, null, null, instruction, 0, null, null, null, 0);
            }
        }
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

    /**
     * A scan as it is in the log.
     *
     * @param scan what was scanned, and what it came to
     * @param reversedAt when it was reversed; null if it was not
     */
    record Logged(Scan scan, @Nullable Instant reversedAt) {}

    Optional<Logged> find(UUID checkInId);

    /** Writes that a scan was reversed, and all that moves back with that. */
    void reverse(Scan scan, Loan reopened, Instant at, String actor, Change change, List<Request> putBack);
}
