package org.carrel.catalog.changes;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Which records have changed. */
public interface ChangeLog {

    /** Notes that records have changed, in the current transaction. */
    void append(Collection<UUID> records);

    /** The position of a reader who is about to look at all records: what it will see now is before it. */
    String position();

    /**
     * What was committed since a position, whatever the order in which transactions began and ended.
     *
     * @param position what {@link #position()} or the reading before gave
     */
    Reading since(String position);

    /** Forgets what is older than a week. A reader that was away for longer looks at all records anew. */
    void purge();

    /**
     * What a reading found.
     *
     * @param records which records have changed
     * @param position where the next reading goes on
     * @param complete whether this is all that changed; if not, the reader must look at all records anew
     */
    record Reading(Set<UUID> records, String position, boolean complete) {
        public Reading {
            records = Set.copyOf(records);
        }
    }
}
