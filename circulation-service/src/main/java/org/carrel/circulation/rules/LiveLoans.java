package org.carrel.circulation.rules;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The loans that are open now, as the rules would see them if they were made now. */
public interface LiveLoans {

    /**
     * What the rules look at in a loan, by ids.
     *
     * @param patronGroup code of the borrower's group
     * @param homeBranchId the borrower's home branch
     * @param itemBranchId the branch that owns the item
     * @param locationId the shelving location of the item
     * @param materialType code
     * @param loanType code
     */
    record Seen(
            String patronGroup,
            UUID homeBranchId,
            UUID itemBranchId,
            UUID locationId,
            String materialType,
            String loanType) {}

    /**
     * All open loans that look alike to the rules.
     *
     * @param seen how they look
     * @param loans how many they are
     * @param sample one of them
     */
    record Alike(Seen seen, long loans, UUID sample) {}

    /**
     * One open loan.
     *
     * @param id the loan
     * @param patronId the borrower
     * @param itemId the item
     * @param dueAt when it is due
     * @param seen how the rules see it
     */
    record Open(UUID id, UUID patronId, UUID itemId, Instant dueAt, Seen seen) {
        public Position position() {
            return new Position(patronId, id);
        }
    }

    /** Where an open loan stands among all: they are in the order of their patrons' ids, then of their own. */
    record Position(UUID patronId, UUID loanId) {}

    /**
     * Patrons of one group and branch who have the same number of something.
     *
     * @param patronGroup code of the group
     * @param homeBranchId their home branch
     * @param each how many each of them has
     * @param patrons how many patrons they are
     */
    record Holders(String patronGroup, UUID homeBranchId, int each, long patrons) {}

    List<Alike> alike();

    /** Open loans from behind one of them on; none once there are no more. */
    List<Open> open(@Nullable Position after, int limit);

    /** How many open loans patrons have. */
    List<Holders> loansHeld();

    /** How many open requests patrons have. */
    List<Holders> requestsHeld();
}
