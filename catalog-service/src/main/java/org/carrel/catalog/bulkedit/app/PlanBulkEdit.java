package org.carrel.catalog.bulkedit.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.bulkedit.BulkEdit;
import org.carrel.catalog.bulkedit.BulkEdit.Outcome;
import org.carrel.catalog.bulkedit.BulkEdit.Row;
import org.carrel.catalog.bulkedit.BulkEdits;
import org.carrel.catalog.bulkedit.Operation;
import org.carrel.platform.id.IdSource;

/** Plans bulk edits, shows what they would do, and sends them to work; within the caller's transaction. */
@ApplicationScoped
public class PlanBulkEdit {

    /** More items than this are edited in several goes. */
    public static final int MOST_ITEMS = 100_000;

    private final BulkEdits edits;
    private final EditRows rows;
    private final RunBulkEdits runner;
    private final IdSource ids;
    private final Clock clock;

    PlanBulkEdit(BulkEdits edits, EditRows rows, RunBulkEdits runner, IdSource ids, Clock clock) {
        this.edits = edits;
        this.rows = rows;
        this.runner = runner;
        this.ids = ids;
        this.clock = clock;
    }

    /** Which items. */
    public sealed interface Chosen {

        /** Those with these barcodes; one that was scanned twice counts once. */
        record Scanned(List<String> barcodes) implements Chosen {
            public Scanned {
                barcodes = List.copyOf(barcodes);
            }
        }

        /** These. */
        record Listed(List<UUID> itemIds) implements Chosen {
            public Listed {
                itemIds = List.copyOf(itemIds);
            }
        }

        /** Those of a filter. */
        record Filtered(BulkEdits.Filter filter) implements Chosen {}
    }

    /** What came of a plan. */
    public sealed interface Planned {

        /** It can be looked at. */
        record Ready(BulkEdit edit) implements Planned {}

        /** It would touch more items than one bulk edit may. */
        record TooMany(long items) implements Planned {}

        /** It is not as far as that, or further. */
        record WrongState(BulkEdit.State state) implements Planned {}

        /** It was taken back already. */
        record UndoneBy(UUID id) implements Planned {}

        /** There is no such bulk edit. */
        record Unknown() implements Planned {}
    }

    /** Plans a bulk edit. Nothing is done yet. */
    public Planned plan(Chosen chosen, List<Operation> operations, BulkEdit.By by) {
        UUID id = added(operations, null, by);
        switch (chosen) {
            case Chosen.Scanned(var barcodes) -> edits.addBarcodes(id, distinct(barcodes));
            case Chosen.Listed(var itemIds) -> edits.addItems(id, distinct(itemIds));
            case Chosen.Filtered(var filter) -> {
                long items = edits.addFiltered(id, filter, MOST_ITEMS);
                if (items > MOST_ITEMS) {
                    edits.cancel(id, clock.instant());
                    return new Planned.TooMany(items);
                }
            }
        }
        return new Planned.Ready(edits.find(id).orElseThrow());
    }

    /** Plans to take a bulk edit back. */
    public Planned undo(UUID undone, BulkEdit.By by) {
        Optional<BulkEdit> edit = edits.find(undone);
        if (edit.isEmpty()) {
            return new Planned.Unknown();
        }
        BulkEdit.State state = edit.get().state();
        if (state != BulkEdit.State.DONE && state != BulkEdit.State.CANCELLED) {
            return new Planned.WrongState(state);
        }
        Optional<UUID> before = edits.undoOf(undone);
        if (before.isPresent()) {
            return new Planned.UndoneBy(before.get());
        }
        UUID id = added(List.of(), undone, by);
        edits.addChangedBy(id, undone);
        return new Planned.Ready(edits.find(id).orElseThrow());
    }

    /** Sends a plan to work. */
    public Planned run(UUID id, BulkEdit.By by) {
        Optional<BulkEdit> edit = edits.find(id);
        if (edit.isEmpty()) {
            return new Planned.Unknown();
        }
        if (!edits.queue(id, by)) {
            return new Planned.WrongState(edit.get().state());
        }
        runner.wake();
        return new Planned.Ready(edits.find(id).orElseThrow());
    }

    /** Stops a bulk edit. What it has done stays done. */
    public Planned cancel(UUID id) {
        if (edits.find(id).isEmpty()) {
            return new Planned.Unknown();
        }
        edits.cancel(id, clock.instant());
        return new Planned.Ready(edits.find(id).orElseThrow());
    }

    /** Rows, with what would come of those that are still pending. */
    public List<Row> rows(BulkEdit edit, @Nullable Outcome outcome, long after, int limit, BulkEdit.By by) {
        List<Row> stored = edits.rows(edit.id(), outcome, after, limit);
        if (edit.state() != BulkEdit.State.PREVIEW) {
            return stored;
        }
        List<Row> pending =
                stored.stream().filter(row -> row.outcome() == Outcome.PENDING).toList();
        var shown = new ArrayList<Row>(stored.size());
        var previewed = rows.previewed(edit, pending, by).iterator();
        stored.forEach(row -> shown.add(row.outcome() == Outcome.PENDING ? previewed.next() : row));
        return shown;
    }

    private UUID added(List<Operation> operations, @Nullable UUID undoOf, BulkEdit.By by) {
        UUID id = ids.next();
        edits.add(new BulkEdit(
                id,
                BulkEdit.State.PREVIEW,
                by,
                operations,
                undoOf,
                new BulkEdit.Progress(0, 0, 0, 0),
                new BulkEdit.Times(clock.instant(), null, null)));
        return id;
    }

    private static <T> List<T> distinct(Collection<T> values) {
        return List.copyOf(new LinkedHashSet<>(values));
    }
}
