package org.carrel.catalog.availability.inbox;

import java.util.HashSet;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.catalog.availability.Availabilities;
import org.carrel.catalog.changes.ChangeLog;
import org.carrel.catalog.items.BoundTitles;
import org.carrel.events.AvailabilityEvent;
import org.carrel.events.ItemAvailabilityChanged;
import org.carrel.platform.inbox.Inbox;

/** Keeps the replica of availability. */
@ApplicationScoped
public class AvailabilityConsumer {

    private final Inbox inbox;
    private final Availabilities availabilities;
    private final BoundTitles bound;
    private final ChangeLog changes;

    AvailabilityConsumer(Inbox inbox, Availabilities availabilities, BoundTitles bound, ChangeLog changes) {
        this.inbox = inbox;
        this.availabilities = availabilities;
        this.bound = bound;
        this.changes = changes;
    }

    @Incoming("availability")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.project(record, AvailabilityEvent.class, received -> {
            switch (received.event()) {
                case ItemAvailabilityChanged told -> {
                    if (availabilities.keep(told)) {
                        var titles = new HashSet<>(bound.of(told.itemId()));
                        titles.add(told.recordId());
                        changes.append(titles);
                    }
                }
            }
        });
    }
}
