package org.carrel.catalog.records.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;

import org.carrel.catalog.changes.ChangeLog;
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
import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.records.RecordOutcome;
import org.carrel.catalog.records.RecordUse;
import org.carrel.catalog.records.Records;
import org.carrel.events.TitleRemoved;
import org.carrel.platform.outbox.Outbox;

/** Adds, edits, hides and deletes single records; within the caller's transaction. */
@ApplicationScoped
public class CatalogueRecords {

    private final Records records;
    private final StoreRecords store;
    private final MarcReader reader;
    private final ChangeLog changes;
    private final Outbox outbox;
    private final Clock clock;
    private final List<RecordUse> uses;

    CatalogueRecords(
            Records records,
            StoreRecords store,
            MarcReader reader,
            ChangeLog changes,
            Outbox outbox,
            Clock clock,
            @All List<RecordUse> uses) {
        this.records = records;
        this.store = store;
        this.reader = reader;
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
        this.uses = uses;
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
            UUID id, LongConsumer precondition, Octets body, Serialisation serialisation, String actor) {
        Optional<CatalogueRecord> current = live(id);
        if (current.isEmpty()) {
            return new RecordOutcome.Unknown();
        }
        precondition.accept(current.get().version());
        return switch (only(body, serialisation)) {
            case Incoming.Taken.Refused refused -> new RecordOutcome.Unreadable(refused.reason(), refused.detail());
            case Incoming.Taken.Accepted accepted -> {
                Incoming incoming = accepted.incoming();
                CatalogueRecord other = records.ofSourceForEdit(
                                current.get().identity().source(), List.of(incoming.controlNumber()))
                        .get(incoming.controlNumber());
                yield other == null || other.id().equals(id)
                        ? new RecordOutcome.Stored(store.revise(current.get(), incoming, byApi(actor)))
                        : new RecordOutcome.NumberTaken(other);
            }
        };
    }

    /** Shows a record to the public, or hides it. */
    public RecordOutcome show(UUID id, LongConsumer precondition, boolean suppressed) {
        Optional<CatalogueRecord> current = live(id);
        if (current.isEmpty()) {
            return new RecordOutcome.Unknown();
        }
        precondition.accept(current.get().version());
        if (current.get().suppressed() == suppressed) {
            return new RecordOutcome.Stored(current.get());
        }
        CatalogueRecord changed = current.get().withSuppressed(suppressed, clock.instant());
        records.change(List.of(changed));
        store.tell(List.of(changed));
        return new RecordOutcome.Stored(changed);
    }

    /** Deletes a record that nothing is attached to. Its versions stay. */
    public RecordOutcome delete(UUID id, LongConsumer precondition) {
        Optional<CatalogueRecord> current = live(id);
        if (current.isEmpty()) {
            return new RecordOutcome.Unknown();
        }
        precondition.accept(current.get().version());
        List<RecordUse.Hold> holds =
                uses.stream().flatMap(use -> use.holding(id).stream()).toList();
        if (!holds.isEmpty()) {
            return new RecordOutcome.Held(holds);
        }
        CatalogueRecord tombstone = current.get().tombstone(clock.instant());
        records.change(List.of(tombstone));
        changes.append(List.of(id));
        if (tombstone.kind() == RecordKind.BIBLIOGRAPHIC) {
            outbox.append(new TitleRemoved(id, tombstone.version()));
        }
        return new RecordOutcome.Deleted();
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
