package org.carrel.catalog.imports.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Import;
import org.carrel.catalog.marc.Frame;
import org.carrel.catalog.marc.Framer;
import org.carrel.catalog.marc.Iso2709Framer;
import org.carrel.catalog.marc.MarcXmlFramer;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.records.app.CatalogueRecords;

/** A file that is being read, a batch of frames at a time; while one batch is dealt with, the next is being read. */
final class ImportFile implements AutoCloseable {

    private static final int BATCH = 250;
    private static final long BATCH_OCTETS = 4 << 20;

    private final InputStream in;
    private final Framer framer;
    private final CatalogueRecords catalogue;
    private @Nullable FutureTask<List<Read>> ahead;

    private ImportFile(InputStream in, Serialisation serialisation, CatalogueRecords catalogue) {
        this.in = in;
        this.framer = serialisation == Serialisation.MARCXML ? new MarcXmlFramer(in) : new Iso2709Framer(in);
        this.catalogue = catalogue;
    }

    /** A frame that has been read, ready to be stored or rejected. */
    record Read(Frame frame, Incoming.Taken taken) {

        long number() {
            return frame.number();
        }

        long offset() {
            return frame.offset();
        }
    }

    /** Opens the file of an import behind the frames that have been dealt with. */
    static ImportFile open(InputStream stored, Import started, CatalogueRecords catalogue) throws IOException {
        InputStream in = started.file().gzip() ? new GZIPInputStream(stored, 1 << 16) : stored;
        var file = new ImportFile(in, started.file().serialisation(), catalogue);
        for (long done = 0; done < started.progress().frames(); done++) {
            if (file.framer.next() == null) {
                break;
            }
        }
        return file;
    }

    /** The next batch; empty at the end of the file. */
    List<Read> next() throws IOException {
        FutureTask<List<Read>> reading = ahead == null ? begun() : ahead;
        ahead = null;
        List<Read> batch = awaited(reading);
        if (!batch.isEmpty()) {
            ahead = begun();
        }
        return batch;
    }

    /** On a thread of its own, for it computes: a virtual one would keep requests from the processor. */
    private FutureTask<List<Read>> begun() {
        var reading = new FutureTask<>(this::read);
        Thread.ofPlatform().name("import-file").daemon().start(reading);
        return reading;
    }

    private static List<Read> awaited(FutureTask<List<Read>> reading) throws IOException {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a file was read", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                case null, default -> throw new IllegalStateException("a file could not be read", e);
            }
        }
    }

    private List<Read> read() throws IOException {
        var batch = new ArrayList<Read>(BATCH);
        long octets = 0;
        while (batch.size() < BATCH && octets < BATCH_OCTETS) {
            Frame frame = framer.next();
            if (frame == null) {
                break;
            }
            batch.add(new Read(frame, taken(frame)));
            octets += frame instanceof Frame.Whole whole ? whole.octets().length() : 0;
        }
        return batch;
    }

    private Incoming.Taken taken(Frame frame) {
        return switch (frame) {
            case Frame.Unreadable lost -> new Incoming.Taken.Refused(lost.reason(), lost.detail());
            case Frame.Whole whole ->
                framer instanceof MarcXmlFramer xml
                        ? catalogue.take(whole.octets(), Serialisation.MARCXML, xml.encoding(), whole.warnings())
                        : catalogue.take(whole.octets(), Serialisation.ISO2709, "UTF-8", whole.warnings());
        };
    }

    @Override
    public void close() throws IOException {
        if (ahead != null) {
            try {
                awaited(ahead);
            } catch (IOException | RuntimeException _) {
                // Nobody wants it any more.
            }
        }
        in.close();
    }
}
