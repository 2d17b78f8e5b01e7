package org.carrel.circulation.fees;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.money.Money;

/**
 * Something to be charged.
 *
 * @param patronId who owes it
 * @param kind why
 * @param amount how much, more than nothing
 * @param about what it is for
 * @param branchId the branch that gets the money
 * @param cause what brought it about, such as the due date that was missed: the same loan (or request, or patron) is
 *     charged once for a kind and cause; null where each charge stands for itself
 * @param note what staff say about it
 */
public record Charge(
        UUID patronId,
        FeeKind kind,
        Money amount,
        About about,
        UUID branchId,
        @Nullable String cause,
        Note note) {

    /**
     * What a fee is for.
     *
     * @param loanId the loan
     * @param itemId the item
     * @param requestId the request
     */
    public record About(
            @Nullable UUID loanId,
            @Nullable UUID itemId,
            @Nullable UUID requestId) {
        public static final About NOTHING = new About(null, null, null);

        public static About loan(UUID loanId, UUID itemId) {
            return new About(loanId, itemId, null);
        }

        public static About item(UUID itemId) {
            return new About(null, itemId, null);
        }

        public static About request(UUID requestId, @Nullable UUID itemId) {
            return new About(null, itemId, requestId);
        }
    }

    /**
     * What staff say about a fee.
     *
     * @param typeCode the type from the library's list of fees
     * @param comment why, for staff and patron
     */
    public record Note(@Nullable String typeCode, @Nullable String comment) {
        public static final Note NONE = new Note(null, null);
    }

    public Charge {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a charge is more than nothing, not " + amount);
        }
    }

    /** Something the rules charge, once for its cause. */
    public static Charge byRule(UUID patronId, FeeKind kind, Money amount, About about, UUID branchId, String cause) {
        return new Charge(patronId, kind, amount, about, branchId, cause, Note.NONE);
    }

    /** What its cause belongs to: the loan, else the request, else the patron. */
    public UUID subject() {
        if (about.loanId() != null) {
            return about.loanId();
        }
        return about.requestId() != null ? about.requestId() : patronId;
    }
}
