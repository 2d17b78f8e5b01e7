package org.carrel.catalog.availability.inbox;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.catalog.availability.Availabilities;
import org.carrel.catalog.changes.ChangeLog;
import org.carrel.events.AvailabilityEvent;
import org.carrel.events.ItemAvailabilityChanged;
import org.carrel.platform.inbox.Inbox;

/** Keeps the replica of availability. */
@ApplicationScoped
public class AvailabilityConsumer {

    private final Inbox inbox;
    private final Availabilities availabilities;
    private final ChangeLog changes;

    AvailabilityConsumer(Inbox inbox, Availabilities availabilities, ChangeLog changes) {
        this.inbox = inbox;
        this.availabilities = availabilities;
        this.changes = changes;
    }

    @Incoming("availability")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.project(record, AvailabilityEvent.class, received -> {
            switch (received.event()) {
                case ItemAvailabilityChanged told -> {
                    if (availabilities.keep(told)) {
                        changes.append(Set.of(told.recordId()));
                    }
                }
            }
        });
    }
}
