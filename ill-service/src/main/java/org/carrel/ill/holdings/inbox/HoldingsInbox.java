package org.carrel.ill.holdings.inbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.events.ItemChanged;
import org.carrel.events.ItemEvent;
import org.carrel.events.ItemRemoved;
import org.carrel.events.TitleChanged;
import org.carrel.events.TitleEvent;
import org.carrel.events.TitleRemoved;
import org.carrel.ill.holdings.Holdings;
import org.carrel.platform.inbox.Inbox;

/** Keeps the replica of titles and items. */
@ApplicationScoped
class HoldingsInbox {

    private final Inbox inbox;
    private final Holdings holdings;

    HoldingsInbox(Inbox inbox, Holdings holdings) {
        this.inbox = inbox;
        this.holdings = holdings;
    }

    @Incoming("titles")
    @Blocking
    void onTitle(ConsumerRecord<String, byte[]> record) {
        inbox.project(record, TitleEvent.class, received -> {
            switch (received.event()) {
                case TitleChanged changed -> holdings.take(changed);
                case TitleRemoved removed -> holdings.take(removed);
            }
        });
    }

    @Incoming("items")
    @Blocking
    void onItem(ConsumerRecord<String, byte[]> record) {
        inbox.project(record, ItemEvent.class, received -> {
            switch (received.event()) {
                case ItemChanged changed -> holdings.take(changed);
                case ItemRemoved removed -> holdings.take(removed);
            }
        });
    }
}
