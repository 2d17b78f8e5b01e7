package org.carrel.catalog.matching;

import java.util.Set;

import org.carrel.catalog.records.CatalogueRecord;

/**
 * A record of the catalogue that shares something with one that arrives.
 *
 * @param record the record
 * @param shared the points that they share
 */
public record Candidate(CatalogueRecord record, Set<MatchPoint> shared) {

    public Candidate {
        shared = Set.copyOf(shared);
    }
}
