package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A notice could not be delivered by any channel.
 *
 * @param noticeId the notice
 * @param version see {@link CarrelEvent#version()}
 * @param patronId the addressee
 * @param template code of the template
 * @param reason code of the reason
 * @param failedAt when
 */
public record NoticeFailed(UUID noticeId, long version, UUID patronId, String template, String reason, Instant failedAt)
        implements DeliveryEvent {

    @Override
    public UUID aggregateId() {
        return noticeId;
    }
}
