package org.carrel.catalog.imports;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.validation.Finding;

/**
 * What became of one frame of a file.
 *
 * @param number its position among the frames, from 1
 * @param offset where it stood in the file, uncompressed
 * @param outcome what was done
 * @param recordId the record, if there is one
 * @param rejection why it was rejected, left out or put up for review
 * @param findings the rules that it breaks; kept if it was rejected for them
 */
public record ImportedRecord(
        long number,
        long offset,
        Outcome outcome,
        @Nullable UUID recordId,
        @Nullable Rejection rejection,
        List<Finding> findings) {

    public ImportedRecord {
        findings = List.copyOf(findings);
    }

    /** What was done. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        /** Left out, because the plan or a person said so. */
        SKIPPED,
        /** Somebody has to decide. */
        REVIEW,
        REJECTED
    }

    /**
     * Why a frame was rejected.
     *
     * @param reason stable code
     * @param detail for a cataloguer
     * @param head the beginning of the frame, made printable
     */
    public record Rejection(String reason, String detail, String head) {}

    /** The frame could not be stored. */
    public static ImportedRecord rejected(long number, long offset, Rejection rejection, List<Finding> findings) {
        return new ImportedRecord(number, offset, Outcome.REJECTED, null, rejection, findings);
    }
}
