package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A patron's request for something no library of the consortium owns was accepted.
 *
 * @param illRequestId the interlibrary request
 * @param version see {@link CarrelEvent#version()}
 * @param patronId for whom
 * @param pickupServicePointId where the patron will pick it up
 * @param title title wanted
 * @param author author wanted
 * @param createdAt when
 */
public record IllRequestCreated(
        UUID illRequestId,
        long version,
        UUID patronId,
        UUID pickupServicePointId,
        String title,
        @Nullable String author,
        Instant createdAt)
        implements IllRequestEvent {

    @Override
    public UUID aggregateId() {
        return illRequestId;
    }
}
