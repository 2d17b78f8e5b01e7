package org.carrel.circulation.patrons.inbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.circulation.patrons.app.KeepPatrons;
import org.carrel.events.PatronEvent;
import org.carrel.platform.inbox.Inbox;

@ApplicationScoped
class PatronConsumer {
    private final Inbox inbox;
    private final KeepPatrons patrons;

    PatronConsumer(Inbox inbox, KeepPatrons patrons) {
        this.inbox = inbox;
        this.patrons = patrons;
    }

    @Incoming("patrons")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.project(record, PatronEvent.class, received -> patrons.project(received.event()));
    }
}
