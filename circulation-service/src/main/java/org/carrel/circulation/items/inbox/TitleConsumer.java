package org.carrel.circulation.items.inbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.circulation.items.app.KeepItems;
import org.carrel.events.TitleEvent;
import org.carrel.platform.inbox.Inbox;

@ApplicationScoped
class TitleConsumer {
    private final Inbox inbox;
    private final KeepItems items;

    TitleConsumer(Inbox inbox, KeepItems items) {
        this.inbox = inbox;
        this.items = items;
    }

    @Incoming("titles")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.project(record, TitleEvent.class, received -> items.project(received.event()));
    }
}
