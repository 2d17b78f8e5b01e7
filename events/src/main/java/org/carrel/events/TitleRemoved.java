package org.carrel.events;

import java.util.UUID;

/**
 * A bibliographic record was deleted.
 *
 * @param recordId the bibliographic record
 * @param version see {@link CarrelEvent#version()}
 */
public record TitleRemoved(UUID recordId, long version) implements TitleEvent {

    @Override
    public UUID aggregateId() {
        return recordId;
    }
}
