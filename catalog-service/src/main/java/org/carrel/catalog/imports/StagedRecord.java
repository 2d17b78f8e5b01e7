package org.carrel.catalog.imports;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.matching.Match;
import org.carrel.catalog.overlay.FieldDiff;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.validation.Finding;

/**
 * What would become of one frame of a file.
 *
 * @param number its position among the frames, from 1
 * @param offset where it stands in the file, uncompressed
 * @param action what would be done
 * @param recordId the record of the catalogue that it concerns
 * @param title what it is called
 * @param why the reason, if there is one
 * @param candidates what it may be, if somebody has to decide
 * @param diff what would change; kept for the first of each action and for everything under review
 * @param findings the rules that it breaks, errors first; not all if they are many
 * @param choice what somebody has decided of it
 */
public record StagedRecord(
        long number,
        long offset,
        Action action,
        @Nullable UUID recordId,
        @Nullable String title,
        ImportedRecord.@Nullable Rejection why,
        List<Alternative> candidates,
        @Nullable List<FieldDiff> diff,
        List<Finding> findings,
        @Nullable Choice choice) {

    public StagedRecord {
        candidates = List.copyOf(candidates);
        diff = diff == null ? null : List.copyOf(diff);
        findings = List.copyOf(findings);
    }

    /** A record that a frame may be. */
    public record Alternative(
            UUID recordId,
            int weight,
            String source,
            String controlNumber,
            String title,
            @Nullable String author,
            @Nullable String year,
            String format) {

        /** As found. */
        public static Alternative of(Match.Found found) {
            CatalogueRecord record = found.record();
            return new Alternative(
                    record.id(),
                    found.weight(),
                    record.identity().source(),
                    record.identity().controlNumber(),
                    record.brief().title(),
                    record.brief().author(),
                    record.brief().year(),
                    record.brief().format());
        }
    }
}
