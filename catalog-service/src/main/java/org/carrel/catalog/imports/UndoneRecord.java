package org.carrel.catalog.imports;

import java.util.List;
import java.util.UUID;

/**
 * What became of a record when its import was undone.
 *
 * @param number its position among the frames of the file
 * @param recordId the record
 * @param outcome what was done
 * @param reasons why it was kept
 */
public record UndoneRecord(long number, UUID recordId, Outcome outcome, List<String> reasons) {

    public UndoneRecord {
        reasons = List.copyOf(reasons);
    }

    /** What was done. */
    public enum Outcome {
        /** It says what it said before the import, in a new version. */
        RESTORED,
        /** The import had created it; it is deleted. */
        REMOVED,
        /** It was changed since, or something hangs on it. */
        KEPT
    }
}
