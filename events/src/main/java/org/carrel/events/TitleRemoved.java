package org.carrel.events;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A bibliographic record was deleted, or merged into another one that answers for it from now on. What others keep
 * under a merged record moves to its survivor. A merge that is undone later is told by a {@link TitleChanged} of the
 * record that is back, and moves nothing: a request for the title stays with the survivor, for nobody can tell any more
 * which of the two is wanted. Only what belongs to an item goes back, by the event of that item.
 *
 * @param recordId the bibliographic record
 * @param version see {@link CarrelEvent#version()}
 * @param mergedInto the record that answers for it; absent if it was deleted
 */
public record TitleRemoved(
        UUID recordId, long version, @Nullable UUID mergedInto) implements TitleEvent {

    /** A record that was deleted. */
    public TitleRemoved(UUID recordId, long version) {
        this(recordId, version, null);
    }

    @Override
    public UUID aggregateId() {
        return recordId;
    }
}
