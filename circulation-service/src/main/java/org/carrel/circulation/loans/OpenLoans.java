package org.carrel.circulation.loans;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.limits.Holdings;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.rules.Terms;

/**
 * Loans taken together: read, locked and changed in a fixed number of round trips, however many they are. Locks are
 * taken in the order patrons, items, loans, queues, each by id.
 */
public interface OpenLoans {
    /** The most loans that are taken together. */
    int MOST = 1_000;

    /** Which loans. */
    sealed interface Choice {
        /** Those with these ids, open or ended. */
        record ByIds(List<UUID> loanIds) implements Choice {
            public ByIds {
                loanIds = List.copyOf(loanIds);
            }
        }

        /** All open ones of a patron. */
        record OfPatron(Loans.Who who) implements Choice {}

        /** The open one of an item. */
        record OfItem(String barcode) implements Choice {}

        /**
         * Open ones that may be renewed by themselves, are due before a moment and have not been tried since another,
         * the first due first.
         */
        record ToRenewAutomatically(Instant dueBefore, Instant notTriedSince, int most) implements Choice {}
    }

    /**
     * A loan with all that belongs to it.
     *
     * @param loan the loan
     * @param recordId its title
     * @param promised the terms it began under
     * @param patron the borrower; null if patron-service no longer knows them
     * @param standing where its item stands
     * @param item its item; null if the catalogue no longer has it
     * @param openOnTitle the open requests of its title
     * @param holdings what the borrower has
     * @param automatic how often it was renewed by itself
     * @param onSite whether it was lent for use in the house
     */
    record Held(
            Loan loan,
            UUID recordId,
            Terms promised,
            @Nullable Patron patron,
            Standing standing,
            @Nullable Item item,
            List<Request> openOnTitle,
            Holdings holdings,
            int automatic,
            boolean onSite) {
        public Held {
            openOnTitle = List.copyOf(openOnTitle);
        }
    }

    /** Reads loans, in the order in which they began. Locks them, unless nothing will be written. */
    List<Held> gather(Choice choice, boolean lock);

    /**
     * A renewal to be written.
     *
     * @param before the loan before
     * @param after the loan after
     * @param kind how it came about
     * @param overridden findings that were overridden
     * @param reasons why, by finding
     * @param change where the item stands now
     */
    record Renewed(
            Loan before,
            Loan after,
            Renewal.Kind kind,
            List<String> overridden,
            Map<String, String> reasons,
            Change change) {
        public Renewed {
            overridden = List.copyOf(overridden);
            reasons = Map.copyOf(reasons);
        }
    }

    /** Writes renewals. */
    void renew(List<Renewed> renewals);

    /** Notes that loans were tried to be renewed by themselves. */
    void tried(List<UUID> loanIds, Instant at);

    /**
     * Another due date to be written.
     *
     * @param before the loan before
     * @param after the loan after
     * @param reason code of the reason, as the event tells it
     * @param note why, in words
     * @param overridden findings that were overridden
     * @param change where the item stands now
     */
    record Moved(
            Loan before,
            Loan after,
            String reason,
            @Nullable String note,
            List<String> overridden,
            Change change) {
        public Moved {
            overridden = List.copyOf(overridden);
        }
    }

    /**
     * Writes other due dates.
     *
     * @param servicePointId where; null if it happened at no service point
     * @param by who
     */
    void move(List<Moved> moves, Instant at, @Nullable UUID servicePointId, String by);
}
