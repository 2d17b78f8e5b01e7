package org.carrel.patron.places.inbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceEvent;
import org.carrel.events.PlaceRemoved;
import org.carrel.patron.places.Branches;
import org.carrel.platform.inbox.Inbox;

/** Hears from catalog-service which branches there are. */
@ApplicationScoped
class PlaceConsumer {

    private final Inbox inbox;
    private final Branches branches;

    PlaceConsumer(Inbox inbox, Branches branches) {
        this.inbox = inbox;
        this.branches = branches;
    }

    @Incoming("places")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.project(record, PlaceEvent.class, received -> {
            switch (received.event()) {
                case PlaceChanged changed -> branches.keep(changed);
                case PlaceRemoved removed -> branches.forget(removed);
            }
        });
    }
}
