package org.carrel.catalog.records;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.carrel.catalog.marc.Dialect;
import org.carrel.catalog.marc.Encoding;
import org.carrel.catalog.marc.MarcWarning;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;

/** One version of a record: its octets for ever, and how they came. */
public record RecordVersion(UUID recordId, int version, Original original, Provenance provenance, Instant at) {

    /**
     * The octets and how to read them.
     *
     * @param octets the record itself
     * @param serialisation how it is spelt
     * @param dialect which format gives its fields their meaning
     * @param charset encoding that the XML document declared
     * @param encoding encoding in which it was understood
     * @param sha256 digest of the octets
     * @param warnings what was irregular
     */
    public record Original(
            Octets octets,
            Serialisation serialisation,
            Dialect dialect,
            String charset,
            Encoding encoding,
            String sha256,
            List<MarcWarning> warnings) {

        public Original {
            warnings = List.copyOf(warnings);
        }

        /** Other octets that say nearly the same in the same serialisation, with the same irregularities. */
        public Original with(Octets other, String otherCharset, Encoding otherEncoding) {
            return new Original(other, serialisation, dialect, otherCharset, otherEncoding, other.sha256(), warnings);
        }
    }
}
