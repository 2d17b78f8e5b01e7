package org.carrel.catalog.imports;

import java.util.List;

import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;

/**
 * A record that waits for somebody's decision after the run.
 *
 * @param number its position among the frames
 * @param reason why somebody has to decide
 * @param title what it is called
 * @param candidates what it may be
 * @param original its octets
 */
public record HeldRecord(
        long number, String reason, String title, List<StagedRecord.Alternative> candidates, Original original) {

    public HeldRecord {
        candidates = List.copyOf(candidates);
    }

    /** Octets, and how to read them. */
    public record Original(Octets octets, Serialisation serialisation, String charset) {}
}
