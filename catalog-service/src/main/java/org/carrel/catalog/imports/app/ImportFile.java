package org.carrel.catalog.imports.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.carrel.catalog.imports.Import;
import org.carrel.catalog.marc.Frame;
import org.carrel.catalog.marc.Framer;
import org.carrel.catalog.marc.Iso2709Framer;
import org.carrel.catalog.marc.MarcXmlFramer;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.records.app.CatalogueRecords;

/** A file that is being read, a batch of frames at a time. */
final class ImportFile implements AutoCloseable {

    private static final int BATCH = 250;
    private static final long BATCH_OCTETS = 4 << 20;

    private final InputStream in;
    private final Framer framer;
    private final CatalogueRecords catalogue;

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
        in.close();
    }
}
