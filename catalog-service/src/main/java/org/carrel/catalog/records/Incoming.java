package org.carrel.catalog.records;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.carrel.catalog.marc.Dialect;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcReader;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.MarcWarning;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Reading;
import org.carrel.catalog.marc.Serialisation;

/**
 * A record on its way into the catalogue: read, described and given its number.
 *
 * @param controlNumber its number at its source
 * @param kind what it describes
 * @param brief what names it
 * @param keys numbers by which it will be found
 * @param fields what it says, field by field
 * @param original its octets
 */
public record Incoming(
        String controlNumber,
        RecordKind kind,
        Brief brief,
        Set<RecordKey> keys,
        MarcRecord fields,
        RecordVersion.Original original) {

    /** Longest key that is worth looking up; what is longer is a mistake, not a number. */
    private static final int LONGEST_KEY = 200;

    public Incoming {
        keys = Set.copyOf(keys);
    }

    /** The same record as it was stored before, with what was noticed then. */
    public Incoming with(RecordVersion.Original stored) {
        return new Incoming(controlNumber, kind, brief, keys, fields, stored);
    }

    /** What came of reading octets as a record for the catalogue. */
    public sealed interface Taken {

        /** It can be stored. */
        record Accepted(Incoming incoming) implements Taken {}

        /** It cannot. */
        record Refused(String reason, String detail) implements Taken {}
    }

    /** Reads octets as a record for the catalogue. */
    public static Taken take(
            MarcReader reader,
            Octets octets,
            Serialisation serialisation,
            String charset,
            List<MarcWarning> framing,
            int latestYear) {
        return switch (reader.read(octets, serialisation, charset)) {
            case Reading.Refused refused -> new Taken.Refused(refused.reason(), refused.detail());
            case Reading.Understood understood -> {
                MarcRecord record = understood.record();
                RecordKind kind = RecordKind.ofLeader(record.leader());
                Dialect dialect = Dialect.of(record);
                if (kind == RecordKind.BIBLIOGRAPHIC
                        && dialect == Dialect.MARC21
                        && record.data("245", "880", "130", "240").isEmpty()) {
                    yield new Taken.Refused("title-missing", "A bibliographic record has a title in field 245.");
                }
                String sha256 = octets.sha256();
                Description description = Describing.of(record, latestYear);
                var warnings = new ArrayList<>(framing);
                warnings.addAll(understood.warnings());
                yield new Taken.Accepted(new Incoming(
                        controlNumber(record).orElse("sha256:" + sha256),
                        kind,
                        kind == RecordKind.AUTHORITY ? authority(record) : Brief.of(description),
                        keys(description),
                        record,
                        new RecordVersion.Original(
                                octets, serialisation, dialect, charset, understood.encoding(), sha256, warnings)));
            }
        };
    }

    private static Optional<String> controlNumber(MarcRecord record) {
        return record.control("001")
                .or(() -> record.data("035").stream()
                        .flatMap(field -> field.first('a').stream())
                        .findFirst())
                .map(number -> number.replaceAll("\\p{Cntrl}", "").strip())
                .filter(number -> !number.isEmpty() && number.length() <= LONGEST_KEY);
    }

    /** An authority is named by its heading. */
    private static Brief authority(MarcRecord record) {
        String heading = record.data("100", "103", "110", "111", "130", "147", "148", "150", "151", "155").stream()
                .map(field -> Isbd.trimmed(heading(field)))
                .findFirst()
                .orElse("[no heading]");
        return new Brief(heading, null, null, "authority", List.of());
    }

    private static String heading(MarcField.Data field) {
        return field.joined("abcdefghjklmnopqrstuvxyz");
    }

    private static Set<RecordKey> keys(Description description) {
        Description.Identifiers identifiers = description.identifiers();
        var keys = new LinkedHashSet<RecordKey>();
        add(keys, RecordKey.Type.ISBN, identifiers.isbns());
        add(keys, RecordKey.Type.ISSN, identifiers.issns());
        add(keys, RecordKey.Type.LCCN, identifiers.lccns());
        add(keys, RecordKey.Type.OCLC, identifiers.oclcs());
        add(keys, RecordKey.Type.SYSTEM, identifiers.system());
        TitleKey.of(description).ifPresent(key -> keys.add(new RecordKey(RecordKey.Type.TITLE, key)));
        return keys;
    }

    private static void add(Set<RecordKey> keys, RecordKey.Type type, List<String> values) {
        values.stream()
                .filter(value -> value.length() <= LONGEST_KEY)
                .forEach(value -> keys.add(new RecordKey(type, value)));
    }
}
