package org.carrel.catalog.records.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.changes.ChangeLog;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.CatalogueRecord.Identity;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.records.Provenance;
import org.carrel.catalog.records.RecordKey;
import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.records.RecordListener;
import org.carrel.catalog.records.RecordVersion;
import org.carrel.catalog.records.Records;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.outbox.Outbox;

/**
 * Stores records that come from a source: new ones are created, known ones get a new version if their octets differ,
 * and nothing happens to those that are as before. Within the caller's transaction.
 */
@ApplicationScoped
public class StoreRecords {

    private final Records records;
    private final ChangeLog changes;
    private final Outbox outbox;
    private final IdSource ids;
    private final Clock clock;
    private final List<RecordListener> listeners;

    StoreRecords(
            Records records,
            ChangeLog changes,
            Outbox outbox,
            IdSource ids,
            Clock clock,
            @All List<RecordListener> listeners) {
        this.records = records;
        this.changes = changes;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** What came of storing one record. */
    public record Stored(Outcome outcome, CatalogueRecord record) {}

    /** What was done. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    /** Stores records of one source, in order; the results are in the same order. */
    public List<Stored> store(String source, List<Incoming> incoming, Provenance provenance) {
        var batch = new Batch(source, incoming, provenance);
        List<Stored> stored = incoming.stream().map(batch::store).toList();
        batch.write();
        return stored;
    }

    /**
     * What is to be stored where.
     *
     * @param target the record that gets a new version; null for a new record
     */
    public record Placement(@Nullable CatalogueRecord target, Incoming incoming) {}

    /**
     * Stores records where somebody has decided that they belong; the results are in the same order. No target may come
     * twice, no new record may have a number that its source has given already.
     */
    public List<CatalogueRecord> place(String source, List<Placement> placements, Provenance provenance) {
        Instant now = clock.instant();
        var added = new ArrayList<CatalogueRecord>();
        var changed = new ArrayList<CatalogueRecord>();
        var placed = new ArrayList<CatalogueRecord>(placements.size());
        var versions = new ArrayList<RecordVersion>(placements.size());
        var keys = new LinkedHashMap<UUID, Set<RecordKey>>();
        var written = new ArrayList<RecordListener.Written>(placements.size());
        for (Placement placement : placements) {
            Incoming incoming = placement.incoming();
            CatalogueRecord target = placement.target();
            CatalogueRecord record;
            if (target == null) {
                var identity = new Identity(source, incoming.controlNumber());
                record = CatalogueRecord.created(ids.next(), identity, incoming.kind(), incoming.brief(), now);
                added.add(record);
            } else {
                record = target.overlaid(incoming.kind(), incoming.brief(), now);
                changed.add(record);
            }
            placed.add(record);
            versions.add(new RecordVersion(record.id(), record.currentVersion(), incoming.original(), provenance, now));
            keys.put(record.id(), incoming.keys());
            written.add(new RecordListener.Written(record, incoming.fields(), target == null));
        }
        records.add(added);
        records.change(changed);
        records.addVersions(versions);
        records.setKeys(keys);
        tell(placed);
        tellContents(written);
        return placed;
    }

    /** Gives one record new octets. */
    public CatalogueRecord revise(CatalogueRecord record, Incoming incoming, Provenance provenance) {
        return revise(List.of(new Revision(record, incoming)), provenance).getFirst();
    }

    /** A record and the octets that it is to have. */
    public record Revision(CatalogueRecord before, Incoming incoming) {}

    /** Gives records new octets, each once; the results are in the same order. */
    public List<CatalogueRecord> revise(List<Revision> revisions, Provenance provenance) {
        if (revisions.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        var revised = new ArrayList<CatalogueRecord>(revisions.size());
        var versions = new ArrayList<RecordVersion>(revisions.size());
        var keys = new HashMap<UUID, Set<RecordKey>>();
        var written = new ArrayList<RecordListener.Written>(revisions.size());
        for (Revision revision : revisions) {
            Incoming incoming = revision.incoming();
            CatalogueRecord record =
                    revision.before().revised(incoming.controlNumber(), incoming.kind(), incoming.brief(), now);
            revised.add(record);
            versions.add(new RecordVersion(record.id(), record.currentVersion(), incoming.original(), provenance, now));
            keys.put(record.id(), incoming.keys());
            written.add(new RecordListener.Written(record, incoming.fields(), false));
        }
        records.change(revised);
        records.addVersions(versions);
        records.setKeys(keys);
        tell(revised);
        tellContents(written);
        return revised;
    }

    /** Tells everyone who repeats what records say. */
    void tell(List<CatalogueRecord> changed) {
        listeners.forEach(listener -> listener.changed(changed));
        changes.append(changed.stream().map(CatalogueRecord::id).toList());
        changed.stream()
                .filter(record -> record.kind() == RecordKind.BIBLIOGRAPHIC && !record.deleted())
                .map(CatalogueRecord::changed)
                .forEach(outbox::append);
    }

    /** Tells everyone who draws something out of what records say. */
    void tellContents(List<RecordListener.Written> written) {
        listeners.forEach(listener -> listener.written(written));
    }

    /** One transaction's worth of records of one source. A record that comes twice overlays itself. */
    private final class Batch {

        private final String source;
        private final Provenance provenance;
        private final Instant now = clock.instant();
        private final Map<String, CatalogueRecord> known;
        private final Map<UUID, String> digests;
        private final Set<UUID> created = new HashSet<>();
        private final Map<UUID, CatalogueRecord> touched = new LinkedHashMap<>();
        private final List<RecordVersion> versions = new ArrayList<>();
        private final Map<UUID, Set<RecordKey>> keys = new HashMap<>();
        private final Map<UUID, MarcRecord> fields = new HashMap<>();

        Batch(String source, List<Incoming> incoming, Provenance provenance) {
            this.source = source;
            this.provenance = provenance;
            this.known = new HashMap<>(records.ofSourceForEdit(
                    source, incoming.stream().map(Incoming::controlNumber).toList()));
            this.digests = new HashMap<>(records.digests(
                    known.values().stream().map(CatalogueRecord::id).toList()));
        }

        Stored store(Incoming incoming) {
            CatalogueRecord before = known.get(incoming.controlNumber());
            if (before == null) {
                var identity = new Identity(source, incoming.controlNumber());
                CatalogueRecord record =
                        CatalogueRecord.created(ids.next(), identity, incoming.kind(), incoming.brief(), now);
                created.add(record.id());
                remember(record, incoming);
                return new Stored(Outcome.CREATED, record);
            }
            if (incoming.original().sha256().equals(digests.get(before.id()))) {
                return new Stored(Outcome.UNCHANGED, before);
            }
            CatalogueRecord record = before.revised(incoming.controlNumber(), incoming.kind(), incoming.brief(), now);
            remember(record, incoming);
            return new Stored(Outcome.UPDATED, record);
        }

        private void remember(CatalogueRecord record, Incoming incoming) {
            known.put(incoming.controlNumber(), record);
            digests.put(record.id(), incoming.original().sha256());
            touched.put(record.id(), record);
            versions.add(new RecordVersion(record.id(), record.currentVersion(), incoming.original(), provenance, now));
            keys.put(record.id(), incoming.keys());
            fields.put(record.id(), incoming.fields());
        }

        void write() {
            records.add(touched.values().stream()
                    .filter(record -> created.contains(record.id()))
                    .toList());
            records.change(touched.values().stream()
                    .filter(record -> !created.contains(record.id()))
                    .toList());
            records.addVersions(versions);
            records.setKeys(keys);
            tell(List.copyOf(touched.values()));
            List<RecordListener.Written> written = touched.values().stream()
                    .map(record -> new RecordListener.Written(
                            record, Objects.requireNonNull(fields.get(record.id())), created.contains(record.id())))
                    .toList();
            tellContents(written);
        }
    }
}
