package org.carrel.catalog.shelf;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** How many items there are of which kind. */
public interface CollectionStatistics {

    /** What items are counted by. */
    enum By {
        BRANCH,
        LOCATION,
        MATERIAL_TYPE,
        LOAN_TYPE,
        CONDITION,
        STATISTICAL_CODE,
        /** The letters of LC and NLM numbers, the tens of Dewey numbers, and the other schemes as a whole. */
        CALL_NUMBER_CLASS,
        /** The year in which they came. */
        ACQUISITION_YEAR
    }

    /** Which items are counted; null for any. */
    record Filter(
            @Nullable UUID branchId,
            @Nullable UUID locationId,
            @Nullable String materialType) {}

    /**
     * A count.
     *
     * @param value what the items have in common; null if they have no value
     * @param items how many are in the collection
     * @param titles of how many titles
     * @param withdrawn how many have left
     */
    record Count(@Nullable String value, long items, long titles, long withdrawn) {}

    /** Counts items, in the order of the values. */
    List<Count> count(By by, Filter filter);
}
