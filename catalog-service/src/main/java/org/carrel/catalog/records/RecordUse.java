package org.carrel.catalog.records;

import java.util.List;
import java.util.UUID;

/** What other capabilities have attached to records: what keeps a record from being deleted. */
public interface RecordUse {

    /** Everything that holds a record. */
    List<Hold> holding(UUID recordId);

    /**
     * A reason why a record cannot go.
     *
     * @param code stable code, such as {@code has-items}
     * @param count how many things there are
     */
    record Hold(String code, long count) {}
}
