package org.carrel.circulation.loans;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What happened to a loan: who did what, where, when and why. */
public interface LoanTrail {

    /**
     * Something that happened.
     *
     * @param at when
     * @param act what: {@code CHECK_OUT}, {@code RENEWAL}, {@code DUE_DATE_CHANGE}, {@code CHECK_IN}, or the cause of a
     *     change of where the item stands
     * @param servicePointId where; null if at no service point
     * @param actor who: the subject of the caller, or the name of a job
     * @param due what became of the due date; null if it stayed
     * @param detail how it came about: the kind of a renewal, the code of the reason for another due date
     * @param note why, in words
     * @param overridden the findings that were overridden, each with the reason given, empty where none was
     */
    record Entry(
            Instant at,
            String act,
            @Nullable UUID servicePointId,
            String actor,
            @Nullable Due due,
            @Nullable String detail,
            @Nullable String note,
            Map<String, String> overridden) {
        public Entry {
            overridden = Map.copyOf(overridden);
        }
    }

    /**
     * A due date that was given or moved.
     *
     * @param before the one before; null for the first one
     * @param after the one given
     */
    record Due(@Nullable Instant before, Instant after) {}

    /** All that happened, the oldest first. */
    List<Entry> of(UUID loanId);
}
