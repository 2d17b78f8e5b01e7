package org.carrel.circulation.lost;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.loans.Loan;
import org.carrel.events.LoanClosed;
import org.carrel.platform.money.Money;

/** The stored losses and claims, and what is written around them. */
public interface Losses {

    Optional<Loss> find(UUID loanId);

    /** The latest loss of an item that lasts, whether its loan is open or not. */
    Optional<Loss> lastingOf(UUID itemId);

    /** The claims of a loan, the latest first. */
    List<ReturnClaim> claims(UUID loanId);

    /** How often a patron has claimed to have returned something. */
    int claimsOf(UUID patronId);

    /** The price of an item as the catalogue tells it. */
    Optional<Money> price(UUID itemId);

    /** Writes that the patron claims to have returned the item. */
    void claim(Loan loan, ReturnClaim claim, Change change);

    /** Writes how a claim was resolved; does nothing if none is open. */
    void resolve(UUID loanId, ReturnClaim.Resolved resolved);

    /**
     * Writes that the item of a loan is lost; a loss of the same loan from before begins anew.
     *
     * @param by who says so, and where
     * @param reason why, in words
     */
    void lose(Loan loan, Loss loss, ReturnClaim.By by, @Nullable String reason, Change change);

    /** Writes how far a loss is. */
    void save(Loss loss);

    /** Writes that a loan ends without its item. */
    void close(Loan loan, LoanClosed.Reason reason, Change change);
}
