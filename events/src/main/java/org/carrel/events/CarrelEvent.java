package org.carrel.events;

import java.util.UUID;

/**
 * Something that happened in one service and that others may rely on. Events are facts in the past tense, carry ids and
 * figures but no personal data beyond card numbers, and travel in commit order per {@link #aggregateId()}.
 */
public sealed interface CarrelEvent
        permits AvailabilityEvent,
                DeliveryEvent,
                IllRequestEvent,
                ItemEvent,
                ItemReportEvent,
                LoanEvent,
                PatronEvent,
                PlaceEvent,
                RequestEvent,
                TitleEvent {

    /** The aggregate this event is about: the Kafka key and the CloudEvents {@code subject}. */
    UUID aggregateId();

    /**
     * The version of the aggregate after this event, starting at 1 and growing by at least one with each event of the
     * aggregate. A replica never lets an older version overwrite a newer one.
     */
    long version();
}
