package org.carrel.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A notice was handed over to its channel.
 *
 * @param noticeId the notice
 * @param version see {@link CarrelEvent#version()}
 * @param patronId the addressee
 * @param template code of the template
 * @param channel code of the channel, such as email
 * @param deliveredAt when
 */
public record NoticeDelivered(
        UUID noticeId, long version, UUID patronId, String template, String channel, Instant deliveredAt)
        implements DeliveryEvent {

    @Override
    public UUID aggregateId() {
        return noticeId;
    }
}
