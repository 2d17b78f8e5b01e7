package org.carrel.ill.requests;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.ill.patrons.PatronStanding;

/**
 * All that the checks of a request look at.
 *
 * @param patronId who asks
 * @param patron the patron's standing; null if nobody knows the patron
 * @param openRequests how many requests of the patron are unfinished, this one not counted
 * @param limit how many the patron's group allows
 * @param duplicates equal requests of the patron within the duplicate window
 * @param recordsOwned records of the consortium that are the wanted title
 * @param pickup where it will be picked up, and whether that is a pickup point
 * @param today the day at the pickup point
 */
public record RequestFacts(
        UUID patronId,
        @Nullable PatronStanding patron,
        int openRequests,
        int limit,
        List<IllRequestId> duplicates,
        List<UUID> recordsOwned,
        Pickup pickup,
        LocalDate today) {

    public RequestFacts {
        duplicates = List.copyOf(duplicates);
        recordsOwned = List.copyOf(recordsOwned);
    }

    /**
     * A place named for picking up.
     *
     * @param servicePointId the place
     * @param pickupPoint whether things can be picked up there
     */
    public record Pickup(UUID servicePointId, boolean pickupPoint) {}
}
