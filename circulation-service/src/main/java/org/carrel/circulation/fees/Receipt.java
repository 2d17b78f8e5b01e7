package org.carrel.circulation.fees;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.money.Money;

/**
 * A posting as it is told to people.
 *
 * @param id the posting
 * @param patronId whose account
 * @param act what it was for
 * @param origin when, by whom and where
 * @param particulars what was said about it
 * @param moves what moved
 * @param owedAfter what the patron owed afterwards
 */
public record Receipt(
        UUID id, UUID patronId, Act act, Origin origin, Particulars particulars, List<Move> moves, Money owedAfter) {

    /**
     * An amount that moved from one book to another.
     *
     * @param into the book that was debited
     * @param outOf the book that was credited
     * @param amount how much
     * @param about the fee it concerns; null for credit and refunds that are due
     */
    public record Move(
            Book into, Book outOf, Money amount, @Nullable About about) {}

    /**
     * The fee that a move concerns.
     *
     * @param feeId the fee
     * @param kind why it was charged
     * @param title title of the item
     * @param barcode barcode of the item
     */
    public record About(
            UUID feeId,
            FeeKind kind,
            @Nullable String title,
            @Nullable String barcode) {}

    public Receipt {
        moves = List.copyOf(moves);
    }

    /** How much moved in all. */
    public Money total() {
        return moves.stream().map(Move::amount).reduce(Money::plus).orElseGet(() -> Money.zero(owedAfter.currency()));
    }
}
