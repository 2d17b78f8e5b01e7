package org.carrel.notification.notices.inbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.events.IllRequestEvent;
import org.carrel.events.LoanEvent;
import org.carrel.events.PatronErased;
import org.carrel.events.PatronEvent;
import org.carrel.events.RequestEvent;
import org.carrel.notification.notices.app.TakeEvent;
import org.carrel.platform.inbox.Inbox;

/** Takes what other services tell happened. */
@ApplicationScoped
class NoticesInbox {

    private static final String CONSUMER = "notices";

    private final Inbox inbox;
    private final TakeEvent take;

    NoticesInbox(Inbox inbox, TakeEvent take) {
        this.inbox = inbox;
        this.take = take;
    }

    @Incoming("requests")
    @Blocking
    void onRequest(ConsumerRecord<String, byte[]> record) {
        inbox.once(CONSUMER, record, RequestEvent.class, received -> take.happened(received.id(), received.event()));
    }

    @Incoming("loans")
    @Blocking
    void onLoan(ConsumerRecord<String, byte[]> record) {
        inbox.once(CONSUMER, record, LoanEvent.class, received -> take.happened(received.id(), received.event()));
    }

    @Incoming("ill-requests")
    @Blocking
    void onIllRequest(ConsumerRecord<String, byte[]> record) {
        inbox.once(CONSUMER, record, IllRequestEvent.class, received -> take.happened(received.id(), received.event()));
    }

    @Incoming("patrons")
    @Blocking
    void onPatron(ConsumerRecord<String, byte[]> record) {
        inbox.project(record, PatronEvent.class, received -> {
            if (received.event() instanceof PatronErased erased) {
                take.erased(erased.patronId());
            }
        });
    }
}
