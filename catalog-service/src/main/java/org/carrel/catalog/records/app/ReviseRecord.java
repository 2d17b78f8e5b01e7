package org.carrel.catalog.records.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;

import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.records.Provenance;
import org.carrel.catalog.records.RecordGuard;
import org.carrel.catalog.records.RecordOutcome;
import org.carrel.catalog.records.RecordVersion;
import org.carrel.catalog.records.Records;

/** The one way by which people give a single record new octets: everyone who has a say in it is asked. */
@ApplicationScoped
class ReviseRecord {

    private final Records records;
    private final StoreRecords store;
    private final ReadRecord read;
    private final List<RecordGuard> guards;

    ReviseRecord(Records records, StoreRecords store, ReadRecord read, @All List<RecordGuard> guards) {
        this.records = records;
        this.store = store;
        this.read = read;
        this.guards = guards;
    }

    RecordOutcome revise(CatalogueRecord current, Incoming incoming, Provenance provenance) {
        Optional<CatalogueRecord> other = holderOf(current.identity().source(), incoming.controlNumber(), current.id());
        if (other.isPresent()) {
            return new RecordOutcome.NumberTaken(other.get());
        }
        var edit = new RecordGuard.Edit(
                current, read.view(inForce(current).original()), read.view(incoming.original()), provenance.origin());
        List<RecordGuard.Objection> said = guards.stream()
                .flatMap(guard -> guard.objections(edit).stream())
                .toList();
        return said.stream().anyMatch(RecordGuard.Objection::refuses)
                ? new RecordOutcome.Objected(said)
                : new RecordOutcome.Stored(store.revise(current, incoming, provenance), said);
    }

    /** Another live record of a source that has a number. */
    Optional<CatalogueRecord> holderOf(String source, String controlNumber, UUID besides) {
        return Optional.ofNullable(
                        records.ofSourceForEdit(source, List.of(controlNumber)).get(controlNumber))
                .filter(other -> !other.id().equals(besides));
    }

    /** The version in force. */
    RecordVersion inForce(CatalogueRecord record) {
        return records.version(record.id(), record.currentVersion())
                .orElseThrow(() -> new IllegalStateException("a record has a current version"));
    }
}
