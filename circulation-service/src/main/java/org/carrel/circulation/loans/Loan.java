package org.carrel.circulation.loans;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A loan.
 *
 * @param id the loan
 * @param version grows with every change
 * @param itemId the item
 * @param patronId the borrower
 * @param servicePointId where it was checked out
 * @param checkedOutAt when
 * @param course how it has gone since
 */
public record Loan(
        UUID id, long version, UUID itemId, UUID patronId, UUID servicePointId, Instant checkedOutAt, Course course) {

    /**
     * How a loan has gone.
     *
     * @param dueAt when it is due
     * @param renewals how often it has been renewed
     * @param unseen how many of these came after the item was seen last
     * @param returnedAt when it came back; null while it is open
     */
    public record Course(
            Instant dueAt,
            int renewals,
            int unseen,
            @Nullable Instant returnedAt) {

        /** A course in which every renewal was made with the item in hand. */
        public Course(Instant dueAt, int renewals, @Nullable Instant returnedAt) {
            this(dueAt, renewals, 0, returnedAt);
        }

        Course renewed(Instant newDueAt, boolean seen) {
            return new Course(newDueAt, renewals + 1, seen ? 0 : unseen + 1, returnedAt);
        }

        Course due(Instant newDueAt) {
            return new Course(newDueAt, renewals, unseen, returnedAt);
        }

        Course reopened() {
            return new Course(dueAt, renewals, unseen, null);
        }
    }

    public boolean open() {
        return course.returnedAt() == null;
    }

    public boolean overdueAt(Instant moment) {
        return open() && course.dueAt().isBefore(moment);
    }

    /** The loan after a renewal, for which the item was seen or not. */
    public Loan renewed(Instant newDueAt, boolean seen) {
        return new Loan(
                id, version + 1, itemId, patronId, servicePointId, checkedOutAt, course.renewed(newDueAt, seen));
    }

    /** The loan with another due date. */
    public Loan due(Instant newDueAt) {
        return new Loan(id, version + 1, itemId, patronId, servicePointId, checkedOutAt, course.due(newDueAt));
    }

    /** The loan after its check-in was reversed: it goes on as it was. */
    public Loan reopened() {
        return new Loan(id, version + 1, itemId, patronId, servicePointId, checkedOutAt, course.reopened());
    }
}
