package org.carrel.events;

import java.util.UUID;

/**
 * A patron was erased; replicas forget everything but the id.
 *
 * @param patronId the patron
 * @param version see {@link CarrelEvent#version()}
 */
public record PatronErased(UUID patronId, long version) implements PatronEvent {

    @Override
    public UUID aggregateId() {
        return patronId;
    }
}
