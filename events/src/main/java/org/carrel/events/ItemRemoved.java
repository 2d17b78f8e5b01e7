package org.carrel.events;

import java.util.UUID;

/**
 * An item was deleted.
 *
 * @param itemId the item
 * @param version see {@link CarrelEvent#version()}
 */
public record ItemRemoved(UUID itemId, long version) implements ItemEvent {

    @Override
    public UUID aggregateId() {
        return itemId;
    }
}
