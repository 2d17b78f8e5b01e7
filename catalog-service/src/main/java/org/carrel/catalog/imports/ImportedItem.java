package org.carrel.catalog.imports;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What became, or would become, of an item that a record brought along.
 *
 * @param number position of the record among the frames
 * @param seq position of the item in the record, from 1
 * @param outcome what was done
 * @param barcode its label
 * @param itemId the item
 * @param recordId the record it belongs to
 * @param reasons why it was rejected
 */
public record ImportedItem(
        long number,
        int seq,
        Outcome outcome,
        @Nullable String barcode,
        @Nullable UUID itemId,
        @Nullable UUID recordId,
        List<Reason> reasons) {

    public ImportedItem {
        reasons = List.copyOf(reasons);
    }

    /** What was done. */
    public enum Outcome {
        CREATED,
        /** The record has an item with this barcode already. */
        THERE,
        REJECTED
    }

    /**
     * Why an item was rejected.
     *
     * @param code stable code
     * @param value what it is about
     */
    public record Reason(String code, @Nullable String value) {}
}
