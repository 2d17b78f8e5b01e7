package org.carrel.circulation.limits;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import org.carrel.events.Availability;

/**
 * What a patron has.
 *
 * @param loans what is on loan to them
 * @param requestsWaiting open requests that nothing waits on the hold shelf for yet
 * @param onShelf items that wait on a hold shelf
 */
public record Holdings(List<OnLoan> loans, int requestsWaiting, int onShelf) {
    /** Those of somebody who has nothing. */
    public static final Holdings NONE = new Holdings(List.of(), 0, 0);

    public Holdings {
        loans = List.copyOf(loans);
    }

    /**
     * Something on loan.
     *
     * @param thing what it is
     * @param dueAt when it is due
     * @param onSite whether it was lent for use in the house
     * @param availability where it stands: on loan, lost, or claimed to be returned
     */
    public record OnLoan(Thing thing, Instant dueAt, boolean onSite, Availability availability) {
        /** Whether it should have been returned, as far as anybody expects it still. */
        boolean overdueAt(Instant now) {
            return availability == Availability.CHECKED_OUT && dueAt.isBefore(now);
        }

        boolean lost() {
            return availability == Availability.DECLARED_LOST || availability == Availability.AGED_TO_LOST;
        }

        boolean claimedReturned() {
            return availability == Availability.CLAIMED_RETURNED;
        }
    }

    /**
     * What an item is, as limits see it.
     *
     * @param itemId the item
     * @param recordId its title
     * @param materialType code of its material type
     * @param loanType code of its loan type
     * @param locationId its shelving location
     * @param branchId the branch that owns it
     */
    public record Thing(
            UUID itemId, UUID recordId, String materialType, String loanType, UUID locationId, UUID branchId) {}

    /** How many loans count as overdue. */
    public int overdue(Instant now) {
        return count(loan -> loan.overdueAt(now));
    }

    /** How many are of lost items. */
    public int lost() {
        return count(OnLoan::lost);
    }

    /** How many the patron says were returned. */
    public int claimedReturned() {
        return count(OnLoan::claimedReturned);
    }

    int count(Predicate<OnLoan> which) {
        return (int) loans.stream().filter(which).count();
    }
}
