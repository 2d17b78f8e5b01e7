package org.carrel.catalog.usage;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The counts in store. */
public interface UsageCounts {

    /** Adds to the counts of a day. */
    void add(LocalDate day, Map<Use, Long> counts);

    /** The counts of days, both ends included, in order. */
    List<Counted> between(LocalDate from, LocalDate to);

    /** How often something was done on a day. */
    record Counted(LocalDate day, Use use, long count) {}
}
