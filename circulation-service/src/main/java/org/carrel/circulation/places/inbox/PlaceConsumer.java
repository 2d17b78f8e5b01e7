package org.carrel.circulation.places.inbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.events.PlaceEvent;
import org.carrel.platform.inbox.Inbox;

@ApplicationScoped
class PlaceConsumer {
    private final Inbox inbox;
    private final PlaceDirectory places;

    PlaceConsumer(Inbox inbox, PlaceDirectory places) {
        this.inbox = inbox;
        this.places = places;
    }

    @Incoming("places")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.project(record, PlaceEvent.class, received -> places.project(received.event()));
    }
}
