package org.carrel.catalog.weeding.inbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.catalog.weeding.WeedingLists;
import org.carrel.events.CheckOutReversed;
import org.carrel.events.ItemCheckedOut;
import org.carrel.events.LoanEvent;
import org.carrel.events.LoanRenewed;
import org.carrel.platform.inbox.Inbox;

/** Counts loans by item; of who borrowed nothing is kept. */
@ApplicationScoped
public class LoanConsumer {

    private final Inbox inbox;
    private final WeedingLists lists;

    LoanConsumer(Inbox inbox, WeedingLists lists) {
        this.inbox = inbox;
        this.lists = lists;
    }

    @Incoming("loans")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once("circulation-counts", record, LoanEvent.class, received -> {
            switch (received.event()) {
                case ItemCheckedOut lent -> lists.count(lent.itemId(), 1, 0, lent.checkedOutAt());
                case LoanRenewed renewed -> lists.count(renewed.itemId(), 0, 1, renewed.renewedAt());
                case CheckOutReversed reversed -> lists.count(reversed.itemId(), -1, 0, reversed.checkedOutAt());
                case LoanEvent _ -> {}
            }
        });
    }
}
