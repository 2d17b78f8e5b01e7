package org.carrel.notification.places.inbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceEvent;
import org.carrel.events.PlaceRemoved;
import org.carrel.notification.places.Places;
import org.carrel.platform.inbox.Inbox;

/** Keeps the replica of places. */
@ApplicationScoped
class PlacesInbox {

    private final Inbox inbox;
    private final Places places;

    PlacesInbox(Inbox inbox, Places places) {
        this.inbox = inbox;
        this.places = places;
    }

    @Incoming("places")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.project(record, PlaceEvent.class, received -> {
            switch (received.event()) {
                case PlaceChanged changed -> places.take(changed);
                case PlaceRemoved removed -> places.take(removed);
            }
        });
    }
}
