package org.carrel.bench.results;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** One run of a measurement; figures of one run may be compared with each other. */
public record Run(String id, Instant at, Machine machine) {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** A run that begins now. */
    public static Run begin(String measurement, Clock clock, Machine machine) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Run(measurement + "-" + NAME.format(at), at, machine);
    }
}
