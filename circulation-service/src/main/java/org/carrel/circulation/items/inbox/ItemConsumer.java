package org.carrel.circulation.items.inbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.circulation.items.app.KeepItems;
import org.carrel.events.ItemEvent;
import org.carrel.platform.inbox.Inbox;

@ApplicationScoped
class ItemConsumer {
    private final Inbox inbox;
    private final KeepItems items;

    ItemConsumer(Inbox inbox, KeepItems items) {
        this.inbox = inbox;
        this.items = items;
    }

    @Incoming("items")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.project(record, ItemEvent.class, received -> items.project(received.event()));
    }
}
