package org.carrel.catalog.repairs.inbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.catalog.processing.app.HandleItems.Hand;
import org.carrel.catalog.repairs.Repair;
import org.carrel.catalog.repairs.app.MendItems;
import org.carrel.events.ItemDamageReported;
import org.carrel.events.ItemReportEvent;
import org.carrel.platform.inbox.Inbox;
import org.carrel.platform.security.BranchScope;

/**
 * Opens a repair ticket for an item that a desk found damaged. A second report on an item that has one changes nothing;
 * nor does one on an item that is gone.
 */
@ApplicationScoped
public class ItemReportConsumer {

    private final Inbox inbox;
    private final MendItems mend;

    ItemReportConsumer(Inbox inbox, MendItems mend) {
        this.inbox = inbox;
        this.mend = mend;
    }

    @Incoming("item-reports")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once("repairs", record, ItemReportEvent.class, received -> {
            switch (received.event()) {
                case ItemDamageReported report -> open(report);
            }
        });
    }

    /** Whoever reported it was at a desk of the item's present place, which need not be its own branch. */
    private void open(ItemDamageReported report) {
        var _ = mend.report(
                report.itemId(),
                new Repair.Damage(report.damage(), report.description()),
                null,
                new Hand(report.reportedBy(), new BranchScope.Everywhere()));
    }
}
