package org.carrel.catalog.bulkedit.app;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import org.carrel.catalog.bulkedit.BulkEdit;
import org.carrel.catalog.bulkedit.BulkEdit.Outcome;
import org.carrel.catalog.bulkedit.BulkEdit.Row;
import org.carrel.catalog.bulkedit.BulkEdits;
import org.carrel.catalog.jobs.app.JobRunner;
import org.carrel.catalog.jobs.app.Turn;
import org.carrel.platform.problem.Failure;

/**
 * Works off bulk edits, one after the other: batch by batch, each one transaction together with the note of what came
 * of its rows, so that whoever takes over after a crash goes on with the first row that has none.
 */
@Singleton
public class RunBulkEdits extends JobRunner<BulkEdit> {

    private static final Logger LOG = Logger.getLogger(RunBulkEdits.class);
    private static final int BATCH = 100;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final BulkEdits edits;
    private final EditRows rows;
    private final Clock clock;

    RunBulkEdits(BulkEdits edits, EditRows rows, Clock clock) {
        super("bulk edits", edits, clock);
        this.edits = edits;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    protected void run(BulkEdit edit, Turn turn) {
        boolean going = true;
        while (going && !turn.stopping()) {
            going = batch(edit, turn, BATCH);
        }
    }

    /** Does the next rows; false if there is no more to do here. */
    private boolean batch(BulkEdit edit, Turn turn, int size) {
        try {
            return turn.batch(edit.id(), LIMIT, () -> step(edit, size, false)).orElse(false);
        } catch (RuntimeException e) {
            if (Failure.of(e) != Failure.BUG) {
                throw e;
            }
            if (size > 1) {
                LOG.warnf("a batch of bulk edit %s could not be stored, going on row by row: %s", edit.id(), e);
                boolean going = true;
                for (int row = 0; row < size && going && !turn.stopping(); row++) {
                    going = batch(edit, turn, 1);
                }
                return going;
            }
            LOG.errorf(e, "a row of bulk edit %s cannot be stored", edit.id());
            return turn.batch(edit.id(), LIMIT, () -> step(edit, 1, true)).orElse(false);
        }
    }

    private boolean step(BulkEdit edit, int size, boolean giveUp) {
        List<Row> pending = edits.rows(edit.id(), Outcome.PENDING, 0, size);
        if (pending.isEmpty()) {
            edits.end(edit.id(), BulkEdit.State.DONE, clock.instant());
            return false;
        }
        edits.note(
                edit.id(),
                giveUp ? new ArrayList<>(pending.stream().map(rows::failed).toList()) : rows.done(edit, pending));
        return true;
    }
}
