package org.carrel.circulation.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored opening hours. They are kept without a zone: the zone is the branch's, and the catalogue owns it. */
public interface Calendars {

    /**
     * The hours of a branch.
     *
     * @param branchId the branch
     * @param version grows with every change
     * @param hours the hours, in UTC until placed in the branch's zone
     */
    record Entry(UUID branchId, long version, OpeningHours hours) {
        public Entry {
            if (!hours.zone().equals(ZoneOffset.UTC)) {
                throw new IllegalArgumentException("stored hours carry no zone");
            }
        }
    }

    /** A number that changes whenever any hours do. */
    long revision();

    List<Entry> all();

    Optional<Entry> lock(UUID branchId);

    void save(Entry entry, Instant at, String by);
}
