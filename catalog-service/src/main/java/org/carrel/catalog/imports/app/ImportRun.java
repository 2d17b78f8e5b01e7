package org.carrel.catalog.imports.app;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.ZipException;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.Import.Progress;
import org.carrel.catalog.imports.ImportState;
import org.carrel.catalog.imports.Imports;
import org.carrel.catalog.imports.Task;
import org.carrel.catalog.imports.app.ImportFile.Read;
import org.carrel.catalog.jobs.app.Turn;
import org.carrel.catalog.marc.UnreadableStreamException;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.records.app.CatalogueRecords;
import org.carrel.platform.problem.Failure;

/** Runs the task of one import: batch by batch, each batch one transaction together with the note of how far it is. */
@ApplicationScoped
class ImportRun {

    private static final Logger LOG = Logger.getLogger(ImportRun.class);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** So many frames, and none of them a record: whatever this is, it is not a file of records. */
    private static final long HOPELESS = 1_000;

    private static final int ATTEMPTS = 5;

    private final Imports imports;
    private final CatalogueRecords catalogue;
    private final StoreBatch store;
    private final StageBatch stage;
    private final UndoBatch undo;
    private final Clock clock;

    ImportRun(
            Imports imports,
            CatalogueRecords catalogue,
            StoreBatch store,
            StageBatch stage,
            UndoBatch undo,
            Clock clock) {
        this.imports = imports;
        this.catalogue = catalogue;
        this.store = store;
        this.stage = stage;
        this.undo = undo;
        this.clock = clock;
    }

    /** Goes on where the import stands, to its end unless somebody wants it to stop. */
    void run(Import started, Turn turn) {
        switch (started.task()) {
            case STAGE, STORE -> read(started, turn);
            case UNDO -> undo(started, turn);
        }
    }

    private void read(Import started, Turn turn) {
        try (ImportFile file = ImportFile.open(imports.file(started.id()), started, catalogue)) {
            Progress progress = started.progress();
            while (!turn.stopping()) {
                List<Read> batch = file.next();
                if (batch.isEmpty()) {
                    end(started, progress.frames() == 0 ? "no-records" : null);
                    return;
                }
                Progress done = committed(started, turn, batch);
                if (done == null) {
                    return;
                }
                progress = progress.plus(done);
                if (isHopeless(progress)) {
                    end(started, "not-a-file-of-records");
                    return;
                }
            }
        } catch (UnreadableStreamException e) {
            end(started, e.reason());
        } catch (EOFException e) {
            end(started, "file-cut-short");
        } catch (ZipException e) {
            end(started, "gzip-damaged");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records that were rejected for what they say are records all the same. */
    private static boolean isHopeless(Progress progress) {
        return progress.frames() >= HOPELESS
                && progress.outcomes().rejected() == progress.frames()
                && progress.findings().rejected() == 0;
    }

    private void undo(Import started, Turn turn) {
        while (!turn.stopping()) {
            Boolean more = patiently(() -> held(started, turn, () -> undo.undo(started)));
            if (more == null) {
                return;
            }
            if (!more) {
                QuarkusTransaction.requiringNew()
                        .run(() -> imports.end(started.id(), ImportState.UNDONE, null, clock.instant()));
                return;
            }
        }
    }

    /** Deals with a batch; null if the import is to go no further here. */
    private @Nullable Progress committed(Import started, Turn turn, List<Read> batch) {
        try {
            return patiently(() -> held(
                    started,
                    turn,
                    () -> started.task() == Task.STAGE ? stage.stage(started, batch) : store.store(started, batch)));
        } catch (RuntimeException e) {
            if (Failure.of(e) != Failure.BUG) {
                throw e;
            }
            if (batch.size() == 1) {
                return rejected(started, turn, batch.getFirst(), e);
            }
            LOG.warnf("a batch of import %s could not be stored, going on record by record: %s", started.id(), e);
            return oneByOne(started, turn, batch);
        }
    }

    private @Nullable Progress oneByOne(Import started, Turn turn, List<Read> batch) {
        Progress done = Progress.NONE;
        for (Read read : batch) {
            Progress one = committed(started, turn, List.of(read));
            if (one == null) {
                return null;
            }
            done = done.plus(one);
        }
        return done;
    }

    private @Nullable Progress rejected(Import started, Turn turn, Read read, RuntimeException cause) {
        LOG.errorf(cause, "frame %d of import %s cannot be stored", read.number(), started.id());
        var refused = new Incoming.Taken.Refused("not-storable", "The record was understood but could not be stored.");
        var instead = List.of(new Read(read.frame(), refused));
        return held(
                started,
                turn,
                () -> started.task() == Task.STAGE ? stage.stage(started, instead) : store.store(started, instead));
    }

    /** Works in a transaction that also says that the runner is alive; null if the import is to go no further here. */
    private static <T> @Nullable T held(Import started, Turn turn, Supplier<T> work) {
        return turn.batch(started.id(), LIMIT, work).orElse(null);
    }

    /** Tries again while the database is away. */
    private static <T> @Nullable T patiently(NullableWork<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.done();
            } catch (RuntimeException e) {
                if (Failure.of(e) == Failure.BUG || attempt == ATTEMPTS) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /** A piece of work that may come to nothing. */
    @FunctionalInterface
    private interface NullableWork<T> {
        @Nullable
        T done();
    }

    private void end(Import started, @Nullable String failure) {
        ImportState ended = started.task() == Task.STAGE ? ImportState.STAGED : ImportState.DONE;
        ImportState state = failure == null ? ended : ImportState.FAILED;
        QuarkusTransaction.requiringNew().run(() -> imports.end(started.id(), state, failure, clock.instant()));
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(200L << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
    }
}
