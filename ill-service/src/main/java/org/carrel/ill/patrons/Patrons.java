package org.carrel.ill.patrons;

import java.util.Optional;
import java.util.UUID;

import org.carrel.events.PatronChanged;
import org.carrel.events.PatronErased;

/** The replica of patrons. */
public interface Patrons {

    /** Whether anything was ever heard of this patron, be it that the patron was erased. */
    boolean heardOf(UUID patronId);

    Optional<PatronStanding> standing(UUID patronId);

    /**
     * The same, and makes every other transaction that asks this way wait: two requests of one patron are weighed one
     * after the other.
     */
    Optional<PatronStanding> standingForUpdate(UUID patronId);

    /** Takes what is newer than what is held, and leaves alone what is not. */
    void take(PatronChanged changed);

    /** Forgets all but that there was a patron. */
    void take(PatronErased erased);
}
