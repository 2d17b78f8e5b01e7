package org.carrel.catalog.records.app;

import java.time.Clock;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.MarcReader;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Reading;
import org.carrel.catalog.records.Describing;
import org.carrel.catalog.records.Description;
import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.records.RecordVersion;

/** Reads stored octets again: the view is made when somebody looks. */
@ApplicationScoped
public class ReadRecord {

    private final MarcReader reader;
    private final Clock clock;

    ReadRecord(MarcReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** The fields of stored octets. */
    public MarcRecord view(RecordVersion.Original original) {
        return switch (reader.read(original.octets(), original.serialisation(), original.charset())) {
            case Reading.Understood understood -> understood.record();
            case Reading.Refused refused ->
                throw new IllegalStateException("a stored record cannot be read any more: " + refused.reason());
        };
    }

    /** What a bibliographic record says; null for other kinds. */
    public @Nullable Description description(MarcRecord record) {
        return RecordKind.ofLeader(record.leader()) == RecordKind.BIBLIOGRAPHIC
                ? Describing.of(record, latestYear())
                : null;
    }

    /** What a record that is known to be bibliographic says. */
    public Description describe(MarcRecord record) {
        return Describing.of(record, latestYear());
    }

    private int latestYear() {
        return clock.instant().atZone(ZoneOffset.UTC).getYear() + 2;
    }
}
