package org.carrel.circulation.bursar;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.fees.FeeKind;
import org.carrel.platform.money.Money;

/**
 * A line of the bursar's book.
 *
 * @param at which line of the ledger it is
 * @param patronId who owes it
 * @param fee what it was charged for
 * @param amount what the bursar is to collect; negative for what was taken back
 * @param postedAt when it was handed over, or taken back
 */
public record BursarLine(Position at, UUID patronId, Subject fee, Money amount, Instant postedAt) {

    /**
     * A line of the ledger.
     *
     * @param postingId its posting
     * @param number its number in that
     */
    public record Position(UUID postingId, int number) {}

    /**
     * A fee.
     *
     * @param id the fee
     * @param kind why it was charged
     * @param branchId the branch that gets the money
     * @param chargedAt when it was charged
     * @param title title of the item it is for
     * @param barcode barcode of that item
     */
    public record Subject(
            UUID id,
            FeeKind kind,
            UUID branchId,
            Instant chargedAt,
            @Nullable String title,
            @Nullable String barcode) {}
}
