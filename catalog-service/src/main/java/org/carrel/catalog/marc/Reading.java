package org.carrel.catalog.marc;

import java.util.List;

/** What came of reading octets as a record. */
public sealed interface Reading {

    /** The record was understood, perhaps with irregularities. */
    record Understood(MarcRecord record, Encoding encoding, List<MarcWarning> warnings) implements Reading {

        public Understood {
            warnings = List.copyOf(warnings);
        }
    }

    /** The octets are not a record. */
    record Refused(String reason, String detail) implements Reading {}
}
