package org.carrel.catalog.copycataloguing.app;

import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.comparing.Difference;
import org.carrel.catalog.copycataloguing.CopyTemplate;
import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.MarcReader;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.MarcXml;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Reading;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Provenance;
import org.carrel.catalog.records.RecordOutcome;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.CatalogueRecords;
import org.carrel.catalog.records.app.ReadRecord;
import org.carrel.catalog.targets.OutsideDatabase.Found;

/** Takes records that were found elsewhere into the catalogue; within the caller's transaction. */
@ApplicationScoped
public class TakeRecords {

    private final Records records;
    private final CatalogueRecords catalogue;
    private final ReadRecord read;
    private final MarcReader reader;

    TakeRecords(Records records, CatalogueRecords catalogue, ReadRecord read, MarcReader reader) {
        this.records = records;
        this.catalogue = catalogue;
        this.read = read;
        this.reader = reader;
    }

    /** The fields of a record that was found. */
    public MarcRecord view(Found found) {
        return switch (reader.read(found.octets(), found.serialisation(), found.charset())) {
            case Reading.Understood understood -> understood.record();
            case Reading.Refused refused ->
                throw new IllegalStateException("a record that was read cannot be read any more: " + refused.reason());
        };
    }

    /** What an overlay would change in a record of ours. */
    public Difference compared(CatalogueRecord ours, Found found, CopyTemplate template) {
        MarcRecord held = inForce(ours);
        return Difference.between(held, template.overlaid(held, view(found)));
    }

    /** Adds a record. */
    public RecordOutcome add(Found found, CopyTemplate template, String source, String actor) {
        MarcRecord outside = view(found);
        MarcRecord adapted = template.adapted(outside);
        if (adapted.equals(outside)) {
            return catalogue.add(source, found.octets(), found.serialisation(), actor);
        }
        Written written = written(adapted);
        return catalogue.add(source, written.octets(), written.serialisation(), actor);
    }

    /** Lays a record over one of ours, as a new version. */
    public RecordOutcome overlay(
            CatalogueRecord ours,
            LongConsumer precondition,
            Found found,
            CopyTemplate template,
            String actor,
            @Nullable String reason) {
        Written written = written(template.overlaid(inForce(ours), view(found)));
        return catalogue.revise(
                ours.id(),
                precondition,
                written.octets(),
                written.serialisation(),
                new Provenance(Provenance.Origin.API, actor, null, reason));
    }

    private MarcRecord inForce(CatalogueRecord record) {
        UUID id = record.id();
        return read.view(records.version(id, record.currentVersion())
                .orElseThrow(() -> new IllegalStateException("a record has its version in force: " + id))
                .original());
    }

    private record Written(Octets octets, Serialisation serialisation) {}

    /** As ISO 2709, or if it is too long for that, as MARCXML. */
    private static Written written(MarcRecord record) {
        try {
            return new Written(Iso2709.write(record), Serialisation.ISO2709);
        } catch (IllegalArgumentException _) {
            return new Written(MarcXml.write(record), Serialisation.MARCXML);
        }
    }
}
