package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An interlibrary request moved on.
 *
 * @param illRequestId the interlibrary request
 * @param version see {@link CarrelEvent#version()}
 * @param patronId for whom
 * @param from code of the state it left
 * @param to code of the state it is in
 * @param action code of the action that moved it
 * @param changedAt when
 */
public record IllRequestStateChanged(
        UUID illRequestId, long version, UUID patronId, String from, String to, String action, Instant changedAt)
        implements IllRequestEvent {

    @Override
    public UUID aggregateId() {
        return illRequestId;
    }
}
