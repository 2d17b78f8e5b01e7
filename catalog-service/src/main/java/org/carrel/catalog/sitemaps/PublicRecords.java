package org.carrel.catalog.sitemaps;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The bibliographic records that the public sees, in the order of their ids. */
public interface PublicRecords {

    /** The first record of every page of so many. */
    List<UUID> firsts(int perPage);

    /** So many records from one on. */
    List<Listed> from(UUID first, int limit);

    /** A record, and when it was changed last. */
    record Listed(UUID id, Instant updatedAt) {}
}
