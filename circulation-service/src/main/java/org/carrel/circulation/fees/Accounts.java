package org.carrel.circulation.fees;

import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * The stored accounts. An account is locked until the transaction ends; that lock comes last, after those of patron,
 * item and title queue.
 */
public interface Accounts {

    /** Which fees of an account are looked at; always oldest first. */
    sealed interface Which {
        /** All of which something is owed. */
        record Open() implements Which {}

        /** These. */
        record These(Collection<UUID> feeIds) implements Which {}

        /** All of a loan. */
        record OfLoan(UUID loanId) implements Which {}

        /** The one, not taken back, that the same cause has brought about before. */
        record Like(Charge charge) implements Which {}
    }

    Account lock(UUID patronId, Currency currency, Which which);

    /** Writes what was decided on an account that this transaction has locked, and tells the id of the posting. */
    UUID post(Bookkeeping.Entry entry, Origin origin, Particulars particulars);

    /** Where a patron's accounts stand; one balance for each currency there ever was. */
    List<Balance> balances(UUID patronId);

    /** The currencies in which a loan has fees, with the patron who owes them. */
    List<Whose> accountsOfLoan(UUID loanId);

    /** Whether something is owed for the loss of a loan's item. */
    boolean lossIsOwed(UUID loanId);

    /**
     * Whose account.
     *
     * @param patronId the patron
     * @param currency its currency
     */
    record Whose(UUID patronId, Currency currency) {}
}
