package org.carrel.patron.patrons.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The moment and the day, for ages and memberships. */
@ApplicationScoped
class Today {

    private final Clock clock;
    private final ZoneId zone;

    Today(Clock clock, @ConfigProperty(name = "carrel.time-zone") ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** Now, as precisely as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The day it is where the consortium is. */
    LocalDate date() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
