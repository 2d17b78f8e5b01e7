package org.carrel.catalog.overlay;

import org.carrel.catalog.marc.MarcRecord;

/** What came of laying a record over another. */
public sealed interface Overlaid {

    /** The result is the record that arrived, as it is: its octets need no writing. */
    record AsIncoming() implements Overlaid {}

    /** The result is the record that was there: nothing needs storing. */
    record AsExisting() implements Overlaid {}

    /** Something of both. */
    record Merged(MarcRecord record) implements Overlaid {}
}
