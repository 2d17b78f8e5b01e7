package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A desk found an item damaged and kept it back for repair.
 *
 * @param itemId the item
 * @param version see {@link CarrelEvent#version()}
 * @param damage short code of what is broken
 * @param description in words
 * @param servicePointId where it was found
 * @param reportedBy who found it
 * @param reportedAt when
 */
public record ItemDamageReported(
        UUID itemId,
        long version,
        String damage,
        @Nullable String description,
        UUID servicePointId,
        String reportedBy,
        Instant reportedAt)
        implements ItemReportEvent {

    @Override
    public UUID aggregateId() {
        return itemId;
    }
}
