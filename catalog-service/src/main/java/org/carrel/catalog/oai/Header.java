package org.carrel.catalog.oai;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a harvester is told of a record before its metadata.
 *
 * @param recordId which record
 * @param datestamp when it was last told anew
 * @param deleted whether there is nothing more to be had: it is deleted, or hidden from the public
 * @param sets the sets that it is in
 */
public record Header(UUID recordId, Instant datestamp, boolean deleted, List<String> sets) {

    public Header {
        sets = List.copyOf(sets);
    }
}
