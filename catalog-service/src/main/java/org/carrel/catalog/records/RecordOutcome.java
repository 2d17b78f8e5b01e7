package org.carrel.catalog.records;

import java.util.List;

/** What came of a command on one record. */
public sealed interface RecordOutcome {

    /** It is stored. */
    record Stored(CatalogueRecord record) implements RecordOutcome {}

    /** It is deleted. */
    record Deleted() implements RecordOutcome {}

    /** The octets are not a record that can be catalogued. */
    record Unreadable(String reason, String detail) implements RecordOutcome {}

    /** Another live record of the source has the number already. */
    record NumberTaken(CatalogueRecord other) implements RecordOutcome {}

    /** Things are attached to it: all of them. */
    record Held(List<RecordUse.Hold> holds) implements RecordOutcome {
        public Held {
            holds = List.copyOf(holds);
        }
    }

    /** There is no such record. */
    record Unknown() implements RecordOutcome {}
}
