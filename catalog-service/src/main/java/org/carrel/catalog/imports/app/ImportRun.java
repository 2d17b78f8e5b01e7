package org.carrel.catalog.imports.app;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.Import.Progress;
import org.carrel.catalog.imports.ImportState;
import org.carrel.catalog.imports.ImportedRecord;
import org.carrel.catalog.imports.ImportedRecord.Outcome;
import org.carrel.catalog.imports.ImportedRecord.Rejection;
import org.carrel.catalog.imports.Imports;
import org.carrel.catalog.marc.Frame;
import org.carrel.catalog.marc.Framer;
import org.carrel.catalog.marc.Iso2709Framer;
import org.carrel.catalog.marc.MarcXmlFramer;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.marc.UnreadableStreamException;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.records.Provenance;
import org.carrel.catalog.records.app.CatalogueRecords;
import org.carrel.catalog.records.app.StoreRecords;
import org.carrel.platform.problem.Failure;

/**
 * Runs one import: frame by frame, batch by batch, each batch one transaction together with the note of how far it is.
 */
@ApplicationScoped
class ImportRun {

    private static final Logger LOG = Logger.getLogger(ImportRun.class);
    private static final int BATCH = 250;
    private static final long BATCH_OCTETS = 4 << 20;
    private static final int BATCH_SECONDS = 120;
    /** So many frames, and none of them a record: whatever this is, it is not a file of records. */
    private static final long HOPELESS = 1_000;

    private static final int ATTEMPTS = 5;

    private final Imports imports;
    private final CatalogueRecords catalogue;
    private final StoreRecords store;
    private final Clock clock;

    ImportRun(Imports imports, CatalogueRecords catalogue, StoreRecords store, Clock clock) {
        this.imports = imports;
        this.catalogue = catalogue;
        this.store = store;
        this.clock = clock;
    }

    /** A frame that has been read, ready to be stored or rejected. */
    private record Read(Frame frame, Incoming.Taken taken) {}

    /** Goes on where the import stands, to its end unless somebody wants it to stop. */
    void run(Import started, UUID runner, BooleanSupplier stopping) {
        try (InputStream file = opened(started)) {
            Framer framer = started.file().serialisation() == Serialisation.MARCXML
                    ? new MarcXmlFramer(file)
                    : new Iso2709Framer(file);
            skip(framer, started.progress().frames());
            Progress progress = started.progress();
            while (!stopping.getAsBoolean()) {
                List<Read> batch = next(framer);
                if (batch.isEmpty()) {
                    end(started, progress.frames() == 0 ? "no-records" : null);
                    return;
                }
                Progress done = stored(started, runner, batch);
                if (done == null) {
                    return;
                }
                progress = progress.plus(done);
                if (progress.rejected() >= HOPELESS && progress.rejected() == progress.frames()) {
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

    private InputStream opened(Import started) throws IOException {
        InputStream file = imports.file(started.id());
        return started.file().gzip() ? new GZIPInputStream(file, 1 << 16) : file;
    }

    private static void skip(Framer framer, long frames) throws IOException {
        for (long done = 0; done < frames; done++) {
            if (framer.next() == null) {
                return;
            }
        }
    }

    private List<Read> next(Framer framer) throws IOException {
        var batch = new ArrayList<Read>(BATCH);
        long octets = 0;
        while (batch.size() < BATCH && octets < BATCH_OCTETS) {
            Frame frame = framer.next();
            if (frame == null) {
                break;
            }
            batch.add(new Read(frame, taken(frame, framer)));
            octets += frame instanceof Frame.Whole whole ? whole.octets().length() : 0;
        }
        return batch;
    }

    private Incoming.Taken taken(Frame frame, Framer framer) {
        return switch (frame) {
            case Frame.Unreadable lost -> new Incoming.Taken.Refused(lost.reason(), lost.detail());
            case Frame.Whole whole ->
                framer instanceof MarcXmlFramer xml
                        ? catalogue.take(whole.octets(), Serialisation.MARCXML, xml.encoding(), whole.warnings())
                        : catalogue.take(whole.octets(), Serialisation.ISO2709, "UTF-8", whole.warnings());
        };
    }

    /** Stores a batch; null if the import is to go no further here. */
    private @Nullable Progress stored(Import started, UUID runner, List<Read> batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                return committed(started, runner, batch);
            } catch (RuntimeException e) {
                if (Failure.of(e) == Failure.BUG && batch.size() > 1) {
                    LOG.warnf(
                            "a batch of import %s could not be stored, going on record by record: %s", started.id(), e);
                    return oneByOne(started, runner, batch);
                }
                if (Failure.of(e) == Failure.BUG) {
                    return rejected(started, runner, batch.getFirst(), e);
                }
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    private @Nullable Progress oneByOne(Import started, UUID runner, List<Read> batch) {
        Progress done = Progress.NONE;
        for (Read read : batch) {
            Progress one = stored(started, runner, List.of(read));
            if (one == null) {
                return null;
            }
            done = done.plus(one);
        }
        return done;
    }

    private @Nullable Progress rejected(Import started, UUID runner, Read read, RuntimeException cause) {
        LOG.errorf(cause, "frame %d of import %s cannot be stored", read.frame().number(), started.id());
        var refused = new Incoming.Taken.Refused("not-storable", "The record was understood but could not be stored.");
        return committed(started, runner, List.of(new Read(read.frame(), refused)));
    }

    private @Nullable Progress committed(Import started, UUID runner, List<Read> batch) {
        return QuarkusTransaction.requiringNew().timeout(BATCH_SECONDS).call(() -> switch (imports.hold(
                started.id(), runner)) {
            case LOST -> null;
            case CANCEL -> {
                imports.end(started.id(), ImportState.CANCELLED, null, clock.instant());
                yield null;
            }
            case GO_ON -> store(started, batch);
        });
    }

    private Progress store(Import started, List<Read> batch) {
        List<Incoming> accepted = batch.stream()
                .map(Read::taken)
                .filter(Incoming.Taken.Accepted.class::isInstance)
                .map(taken -> ((Incoming.Taken.Accepted) taken).incoming())
                .toList();
        var provenance = new Provenance(Provenance.Origin.IMPORT, started.actor(), started.id());
        var stored = store.store(started.source(), accepted, provenance).iterator();
        var report = new ArrayList<ImportedRecord>(batch.size());
        for (Read read : batch) {
            report.add(
                    switch (read.taken()) {
                        case Incoming.Taken.Refused refused -> rejected(read.frame(), refused);
                        case Incoming.Taken.Accepted _ -> imported(read.frame(), stored.next());
                    });
        }
        Progress done = counted(report);
        imports.note(started.id(), report, done);
        return done;
    }

    private static ImportedRecord imported(Frame frame, StoreRecords.Stored stored) {
        Outcome outcome =
                switch (stored.outcome()) {
                    case CREATED -> Outcome.CREATED;
                    case UPDATED -> Outcome.UPDATED;
                    case UNCHANGED -> Outcome.UNCHANGED;
                };
        return new ImportedRecord(
                frame.number(), frame.offset(), outcome, stored.record().id(), null);
    }

    private static ImportedRecord rejected(Frame frame, Incoming.Taken.Refused refused) {
        Octets octets =
                switch (frame) {
                    case Frame.Whole whole -> whole.octets().head(64);
                    case Frame.Unreadable lost -> lost.head();
                };
        String head = new String(octets.toArray(), StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "·");
        return ImportedRecord.rejected(
                frame.number(), frame.offset(), new Rejection(refused.reason(), refused.detail(), head));
    }

    private static Progress counted(List<ImportedRecord> report) {
        return new Progress(
                report.size(),
                count(report, Outcome.CREATED),
                count(report, Outcome.UPDATED),
                count(report, Outcome.UNCHANGED),
                count(report, Outcome.REJECTED),
                report.getLast().offset());
    }

    private static long count(List<ImportedRecord> report, Outcome outcome) {
        return report.stream().filter(record -> record.outcome() == outcome).count();
    }

    private void end(Import started, @Nullable String failure) {
        ImportState state = failure == null ? ImportState.DONE : ImportState.FAILED;
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
