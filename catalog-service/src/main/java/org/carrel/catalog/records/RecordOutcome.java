package org.carrel.catalog.records;

import java.util.List;

import org.carrel.catalog.comparing.ThreeWay;
import org.carrel.catalog.marc.MarcWarning;

/** What came of a command on one record. */
public sealed interface RecordOutcome {

    /**
     * It is stored.
     *
     * @param remarks what was said of the edit without standing in its way
     */
    record Stored(CatalogueRecord record, List<RecordGuard.Objection> remarks) implements RecordOutcome {

        public Stored {
            remarks = List.copyOf(remarks);
        }

        public Stored(CatalogueRecord record) {
            this(record, List.of());
        }
    }

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

    /** The edit breaks rules: everything that was said of it. */
    record Objected(List<RecordGuard.Objection> objections) implements RecordOutcome {
        public Objected {
            objections = List.copyOf(objections);
        }
    }

    /**
     * Some characters of the octets could not be read for certain, and an edit would put the doubtful reading in their
     * place.
     */
    record Doubtful(List<MarcWarning> warnings) implements RecordOutcome {
        public Doubtful {
            warnings = List.copyOf(warnings);
        }
    }

    /** The fields cannot be said in the record's serialisation. */
    record Unsayable(String detail) implements RecordOutcome {}

    /** What a version changed has been changed again since. */
    record Conflicting(List<ThreeWay.Conflict> conflicts) implements RecordOutcome {
        public Conflicting {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** The record is not in the state, or the version not of the sort, that the command needs; the code says which. */
    record Impossible(String code, String detail) implements RecordOutcome {}

    /** There is no such record. */
    record Unknown() implements RecordOutcome {}
}
