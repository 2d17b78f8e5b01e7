package org.carrel.circulation.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Keeps the counts. */
public interface Counts {

    /** The first moment of which there is anything to count. */
    Optional<Instant> beginning();

    /** The last day of a zone that was counted after it had ended. */
    Optional<LocalDate> lastWhole(ZoneId zone);

    /**
     * Counts a day anew.
     *
     * @param desks the service points of the zone
     * @param now when this is done
     */
    void count(ZoneId zone, LocalDate day, CirculationStatistics.Desks desks, Instant now);
}
