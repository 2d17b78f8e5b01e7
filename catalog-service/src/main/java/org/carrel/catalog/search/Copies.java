package org.carrel.catalog.search;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What the index repeats of titles' copies. */
public interface Copies {

    /** The copies of titles that are not withdrawn; titles without any are left out. */
    Map<UUID, SearchDocument.Copies> of(Collection<UUID> recordIds);
}
