package org.carrel.catalog.bulkedit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.ItemSheet.FieldChange;
import org.carrel.platform.security.BranchScope;

/**
 * The same edit on many items.
 *
 * @param id its id
 * @param state how far it is
 * @param by on whose behalf
 * @param operations what is done; nothing if it takes another one back
 * @param undoOf the bulk edit that it takes back
 * @param progress what came of its items so far
 * @param times when it went from state to state
 */
public record BulkEdit(
        UUID id,
        State state,
        By by,
        List<Operation> operations,
        @Nullable UUID undoOf,
        Progress progress,
        Times times) {

    public BulkEdit {
        operations = List.copyOf(operations);
    }

    /** How far a bulk edit is. */
    public enum State {
        /** Planned; nothing is done. */
        PREVIEW,
        /** Waiting for its turn. */
        QUEUED,
        /** At work. */
        RUNNING,
        /** Every item was looked at. */
        DONE,
        /** Stopped before its end; what was done stays done. */
        CANCELLED
    }

    /** On whose behalf, and where that account may act. */
    public record By(String actor, BranchScope scope) {}

    /** What came of its items so far. */
    public record Progress(long total, long changed, long unchanged, long refused) {}

    /** When it went from state to state. */
    public record Times(
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}

    /**
     * One item of it.
     *
     * @param number its position, from 1
     * @param input what was scanned or listed
     * @param itemId the item; null if there is none
     * @param outcome what came of it
     * @param fields which fields were changed, or in a bulk edit that takes another one back: are to be
     * @param reasons why not, or what was left undone
     */
    public record Row(
            long number,
            String input,
            @Nullable UUID itemId,
            Outcome outcome,
            List<FieldChange> fields,
            List<Map<String, Object>> reasons) {

        public Row {
            fields = List.copyOf(fields);
            reasons = List.copyOf(reasons);
        }
    }

    /** What came of an item. */
    public enum Outcome {
        PENDING,
        CHANGED,
        UNCHANGED,
        REFUSED
    }
}
