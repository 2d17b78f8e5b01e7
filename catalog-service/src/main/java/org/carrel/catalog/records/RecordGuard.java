package org.carrel.catalog.records;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.MarcRecord;

/** Another capability that has a say in how people may edit a record. */
public interface RecordGuard {

    /** Everything that it has to say of an edit, whether that stands in the way or not. */
    List<Objection> objections(Edit edit);

    /**
     * What somebody wants to make of a record.
     *
     * @param record the record as it stands
     * @param before its fields as they stand
     * @param after its fields as they would be
     * @param origin by which way
     */
    record Edit(CatalogueRecord record, MarcRecord before, MarcRecord after, Provenance.Origin origin) {}

    /**
     * Something to say of an edit.
     *
     * @param code stable code of the rule
     * @param severity how bad it is: {@code ERROR}, {@code WARNING} or {@code INFO}
     * @param refuses whether the edit cannot be saved because of it
     * @param tag the field, {@code LDR} for the leader; null for the record as a whole
     * @param occurrence which of the fields with this tag, counting from 1; 0 for none of them
     * @param subfield code of the subfield
     * @param message what would be right, for a cataloguer
     */
    record Objection(
            String code,
            String severity,
            boolean refuses,
            @Nullable String tag,
            int occurrence,
            @Nullable String subfield,
            String message) {}
}
