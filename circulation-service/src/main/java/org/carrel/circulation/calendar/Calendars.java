package org.carrel.circulation.calendar;

import java.time.Instant;
import java.time.LocalDate;
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

    /**
     * Days on which a branch is closed for a cause that nobody foresaw, whatever its hours say.
     *
     * @param closureId the closure that says so
     * @param branchId the branch
     * @param first the first closed day
     * @param last the last closed day
     * @param reason why, for people
     */
    record Closing(UUID closureId, UUID branchId, LocalDate first, LocalDate last, String reason) {}

    /** News that hours or closings were changed. */
    record Changed() {}

    /** A number that changes whenever any hours or closings do. */
    long revision();

    List<Entry> all();

    /** The closings in force. */
    List<Closing> closings();

    Optional<Entry> lock(UUID branchId);

    void save(Entry entry, Instant at, String by);
}
