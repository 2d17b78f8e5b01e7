package org.carrel.catalog.records;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Another capability whose things hang on records, and move along when two records become one. */
public interface RecordFollower {

    /** Codes of the holds that are gone once everything has moved. */
    Set<String> lifts();

    /** Moves all things from one record to another, in the current transaction; the things that moved. */
    Set<UUID> moveAll(UUID from, UUID to);

    /** Moves those of the things that are still with one record back to the other. */
    void moveBack(Collection<UUID> things, UUID from, UUID to);
}
