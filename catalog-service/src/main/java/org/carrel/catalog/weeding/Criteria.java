package org.carrel.catalog.weeding;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Which items are to be looked at; null for any. All that is said must hold. */
public record Criteria(Shelf shelf, Use use, Age age, State state) {

    /** Where they stand and what they are. */
    public record Shelf(
            @Nullable UUID branchId,
            @Nullable UUID locationId,
            @Nullable String materialType) {}

    /**
     * How they are used.
     *
     * @param loansAtMost lent so often at the most
     * @param lastLoanBefore not lent since that day
     */
    public record Use(
            @Nullable Integer loansAtMost, @Nullable LocalDate lastLoanBefore) {}

    /**
     * How old they are.
     *
     * @param addedBefore in the collection since before that day
     * @param publishedBefore published before that year
     */
    public record Age(
            @Nullable LocalDate addedBefore, @Nullable Integer publishedBefore) {}

    /**
     * What else is known.
     *
     * @param copiesAtLeast there are so many live copies of the title
     * @param notSeenSince not seen in an inventory since that day
     * @param repairsAtLeast repaired so often
     * @param conditions in one of these conditions
     */
    public record State(
            @Nullable Integer copiesAtLeast,
            @Nullable LocalDate notSeenSince,
            @Nullable Integer repairsAtLeast,
            @Nullable List<String> conditions) {

        public State {
            conditions = conditions == null ? null : List.copyOf(conditions);
        }
    }
}
