package org.carrel.ill.patrons.inbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.events.PatronChanged;
import org.carrel.events.PatronErased;
import org.carrel.events.PatronEvent;
import org.carrel.ill.patrons.Patrons;
import org.carrel.platform.inbox.Inbox;

/** Keeps the replica of patrons. */
@ApplicationScoped
class PatronsInbox {

    private final Inbox inbox;
    private final Patrons patrons;

    PatronsInbox(Inbox inbox, Patrons patrons) {
        this.inbox = inbox;
        this.patrons = patrons;
    }

    @Incoming("patrons")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.project(record, PatronEvent.class, received -> {
            switch (received.event()) {
                case PatronChanged changed -> patrons.take(changed);
                case PatronErased erased -> patrons.take(erased);
            }
        });
    }
}
