package org.carrel.notification.titles.inbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.events.TitleChanged;
import org.carrel.events.TitleEvent;
import org.carrel.events.TitleRemoved;
import org.carrel.notification.titles.Titles;
import org.carrel.platform.inbox.Inbox;

/** Keeps the replica of titles. */
@ApplicationScoped
class TitlesInbox {

    private final Inbox inbox;
    private final Titles titles;

    TitlesInbox(Inbox inbox, Titles titles) {
        this.inbox = inbox;
        this.titles = titles;
    }

    @Incoming("titles")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.project(record, TitleEvent.class, received -> {
            switch (received.event()) {
                case TitleChanged changed -> titles.take(changed);
                case TitleRemoved removed -> titles.take(removed);
            }
        });
    }
}
