package org.carrel.catalog.records.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Frame;
import org.carrel.catalog.marc.Framer;
import org.carrel.catalog.marc.Iso2709Framer;
import org.carrel.catalog.marc.MarcReader;
import org.carrel.catalog.marc.MarcWarning;
import org.carrel.catalog.marc.MarcXmlFramer;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.records.Provenance;
import org.carrel.catalog.records.RecordOutcome;
import org.carrel.catalog.records.Records;

/** Adds and hides single records, and gives them new octets; within the caller's transaction. */
@ApplicationScoped
public class CatalogueRecords {

    private final Records records;
    private final StoreRecords store;
    private final MarcReader reader;
    private final ReviseRecord revising;
    private final Clock clock;

    CatalogueRecords(Records records, StoreRecords store, MarcReader reader, ReviseRecord revising, Clock clock) {
        this.records = records;
        this.store = store;
        this.reader = reader;
        this.revising = revising;
        this.clock = clock;
    }

    /** Reads what an import or a cataloguer sent. */
    public Incoming.Taken take(Octets octets, Serialisation serialisation, String charset, List<MarcWarning> framing) {
        int latestYear = clock.instant().atZone(ZoneOffset.UTC).getYear() + 2;
        return Incoming.take(reader, octets, serialisation, charset, framing, latestYear);
    }

    /** Adds a record that its source has not sent before. */
    public RecordOutcome add(String source, Octets body, Serialisation serialisation, String actor) {
        return switch (only(body, serialisation)) {
            case Incoming.Taken.Refused refused -> new RecordOutcome.Unreadable(refused.reason(), refused.detail());
            case Incoming.Taken.Accepted accepted -> {
                Incoming incoming = accepted.incoming();
                CatalogueRecord other = records.ofSourceForEdit(source, List.of(incoming.controlNumber()))
                        .get(incoming.controlNumber());
                yield other == null
                        ? new RecordOutcome.Stored(store.store(source, List.of(incoming), byApi(actor))
                                .getFirst()
                                .record())
                        : new RecordOutcome.NumberTaken(other);
            }
        };
    }

    /** Gives a record new octets, as a new version. */
    public RecordOutcome revise(
            UUID id, LongConsumer precondition, Octets body, Serialisation serialisation, Provenance provenance) {
        Optional<CatalogueRecord> current = live(id);
        if (current.isEmpty()) {
            return new RecordOutcome.Unknown();
        }
        precondition.accept(current.get().version());
        return switch (only(body, serialisation)) {
            case Incoming.Taken.Refused refused -> new RecordOutcome.Unreadable(refused.reason(), refused.detail());
            case Incoming.Taken.Accepted accepted -> revising.revise(current.get(), accepted.incoming(), provenance);
        };
    }

    /** Shows a record to the public, or hides it. */
    public RecordOutcome show(UUID id, LongConsumer precondition, boolean suppressed, @Nullable String why) {
        Optional<CatalogueRecord> current = live(id);
        if (current.isEmpty()) {
            return new RecordOutcome.Unknown();
        }
        precondition.accept(current.get().version());
        CatalogueRecord.Standing standing = current.get().standing();
        if (standing.suppressed() == suppressed && Objects.equals(standing.suppressedWhy(), suppressed ? why : null)) {
            return new RecordOutcome.Stored(current.get());
        }
        CatalogueRecord changed = current.get().withSuppressed(suppressed, why, clock.instant());
        records.change(List.of(changed));
        store.tell(List.of(changed));
        return new RecordOutcome.Stored(changed);
    }

    private Optional<CatalogueRecord> live(UUID id) {
        return records.findForEdit(id).filter(record -> !record.deleted());
    }

    private static Provenance byApi(String actor) {
        return new Provenance(Provenance.Origin.API, actor, null);
    }

    /** The one record that a body must be. */
    private Incoming.Taken only(Octets body, Serialisation serialisation) {
        MarcXmlFramer xml = new MarcXmlFramer(body.stream());
        Framer framer = serialisation == Serialisation.MARCXML ? xml : new Iso2709Framer(body.stream());
        try {
            Frame first = framer.next();
            if (first == null || framer.next() != null) {
                return new Incoming.Taken.Refused("not-one-record", "Send exactly one record; files are imported.");
            }
            return switch (first) {
                case Frame.Unreadable lost -> new Incoming.Taken.Refused(lost.reason(), lost.detail());
                case Frame.Whole whole -> take(whole.octets(), serialisation, xml.encoding(), whole.warnings());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
