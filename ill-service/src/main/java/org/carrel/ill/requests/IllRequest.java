package org.carrel.ill.requests;

import java.time.Instant;
import java.util.UUID;

/**
 * A patron's request for something that no library of the consortium can give.
 *
 * @param id identifies it
 * @param version grows with every change; the version that events carry
 * @param state where it stands
 * @param patronId for whom
 * @param pickupServicePointId where the patron will pick it up
 * @param wanted what is wanted
 * @param supply what is agreed with a partner
 * @param createdAt when it was written down
 * @param changedAt when it came into its state
 */
public record IllRequest(
        IllRequestId id,
        long version,
        RequestState state,
        UUID patronId,
        UUID pickupServicePointId,
        Wanted wanted,
        Supply supply,
        Instant createdAt,
        Instant changedAt) {

    /** A request as it is first written down. */
    public static IllRequest written(
            IllRequestId id, UUID patronId, UUID pickupServicePointId, Wanted wanted, Instant at) {
        return new IllRequest(id, 1, RequestState.NEW, patronId, pickupServicePointId, wanted, Supply.NONE, at, at);
    }

    IllRequest movedTo(RequestState next, Supply agreed, Instant at) {
        return new IllRequest(id, version + 1, next, patronId, pickupServicePointId, wanted, agreed, createdAt, at);
    }
}
