package org.carrel.circulation.findings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What places made of the severities. What a place says holds for all that lies below it and says nothing itself. */
public interface LocalSeverities {

    /**
     * What one place says.
     *
     * @param placeId the place: a branch, a library, or the whole consortium
     * @param version grows with every change
     * @param severities what it says
     */
    record Entry(UUID placeId, long version, Severities severities) {}

    /** A number that changes whenever any place says something new. */
    long revision();

    List<Entry> all();

    /** What a place says, locked until the transaction ends. */
    Optional<Entry> lock(UUID placeId);

    /** Stores what a place says from now on. */
    void save(Entry entry, Instant at, String by);
}
