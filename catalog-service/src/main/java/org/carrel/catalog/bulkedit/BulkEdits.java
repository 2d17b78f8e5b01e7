package org.carrel.catalog.bulkedit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.bulkedit.BulkEdit.Outcome;
import org.carrel.catalog.bulkedit.BulkEdit.Row;
import org.carrel.catalog.jobs.Jobs;
import org.carrel.events.ProcessTag;

/** The bulk edits in store. */
public interface BulkEdits extends Jobs<BulkEdit> {

    /** Plans a bulk edit. */
    void add(BulkEdit edit);

    /** Gives a plan the items with these barcodes, in this order; those that no item has are refused. */
    void addBarcodes(UUID id, List<String> barcodes);

    /** Gives a plan these items, in this order; those that do not exist are refused. */
    void addItems(UUID id, List<UUID> itemIds);

    /** Gives a plan the live items of a filter; tells how many there would be if that is more than the limit. */
    long addFiltered(UUID id, Filter filter, int limit);

    /** Gives a plan the items that another bulk edit has changed, with what it changed. */
    void addChangedBy(UUID id, UUID undone);

    Optional<BulkEdit> find(UUID id);

    /** Bulk edits, newest first. */
    List<BulkEdit> list(@Nullable UUID before, int limit);

    /** The bulk edit, not cancelled, that takes another one back. */
    Optional<UUID> undoOf(UUID id);

    /** Rows in their order. */
    List<Row> rows(UUID id, @Nullable Outcome outcome, long after, int limit);

    /** Puts a plan in the queue on somebody's behalf; false if it is none any more. */
    boolean queue(UUID id, BulkEdit.By by);

    /** Wants a bulk edit to stop; what has not begun stops at once. */
    void cancel(UUID id, Instant now);

    /** Notes what came of rows. */
    void note(UUID id, List<Row> rows);

    void end(UUID id, BulkEdit.State state, Instant now);

    @Override
    default void endCancelled(UUID id, Instant now) {
        end(id, BulkEdit.State.CANCELLED, now);
    }

    /** Which items are wanted; null for any. */
    record Filter(
            @Nullable UUID recordId,
            @Nullable UUID locationId,
            @Nullable String materialType,
            @Nullable String loanType,
            @Nullable String statisticalCode,
            @Nullable ProcessTag processTag,
            @Nullable Shelf shelf) {

        /** A stretch of shelf, by the keys of its first and last call number. */
        public record Shelf(String from, String to) {}
    }
}
