package org.carrel.catalog.targets;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.records.Description;
import org.carrel.catalog.records.RecordKey;

/**
 * A record that an outside database gave, as it came.
 *
 * @param targetId which database
 */
public record OutsideRecord(UUID id, UUID searchId, UUID targetId, OutsideDatabase.Found found, Summary summary) {

    /**
     * What it says at a glance.
     *
     * @param quality how much is in it, see {@link Quality}
     */
    public record Summary(
            String title,
            @Nullable String author,
            @Nullable String year,
            @Nullable String edition,
            @Nullable String publication,
            String format,
            List<String> isbns,
            List<String> issns,
            List<String> lccns,
            List<String> oclcs,
            Quality quality) {

        public Summary {
            isbns = List.copyOf(isbns);
            issns = List.copyOf(issns);
            lccns = List.copyOf(lccns);
            oclcs = List.copyOf(oclcs);
        }

        /** What a record says at a glance. */
        public static Summary of(MarcRecord record, Description description) {
            var years = description.publication().years();
            return new Summary(
                    description.titles().display(),
                    description.names().main(),
                    years == null ? null : years.text(),
                    description.publication().edition(),
                    description.publication().statement(),
                    description.coding().format(),
                    description.identifiers().isbns(),
                    description.identifiers().issns(),
                    description.identifiers().lccns(),
                    description.identifiers().oclcs(),
                    Quality.of(record));
        }
    }

    /** The numbers by which it can be told that another record describes the same. */
    public Set<RecordKey> keys() {
        var keys = new HashSet<RecordKey>();
        summary.isbns().forEach(isbn -> keys.add(new RecordKey(RecordKey.Type.ISBN, isbn)));
        summary.issns().forEach(issn -> keys.add(new RecordKey(RecordKey.Type.ISSN, issn)));
        summary.lccns().forEach(lccn -> keys.add(new RecordKey(RecordKey.Type.LCCN, lccn)));
        summary.oclcs().forEach(oclc -> keys.add(new RecordKey(RecordKey.Type.OCLC, oclc)));
        return keys;
    }
}
