package org.carrel.catalog.items.app;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordListener;
import org.carrel.platform.outbox.Outbox;

/** Items carry the title of their record; when it changes they are told anew. */
@ApplicationScoped
class ItemsFollowRecords implements RecordListener {

    private final Items items;
    private final DescribeItems describe;
    private final Outbox outbox;

    ItemsFollowRecords(Items items, DescribeItems describe, Outbox outbox) {
        this.items = items;
        this.describe = describe;
        this.outbox = outbox;
    }

    @Override
    public void changed(Collection<CatalogueRecord> records) {
        // A record of version 1 was created in this transaction: nothing can hang on it yet.
        List<UUID> edited = records.stream()
                .filter(record -> record.version() > 1 && !record.deleted())
                .map(CatalogueRecord::id)
                .toList();
        if (edited.isEmpty()) {
            return;
        }
        List<Item> touched = items.touchItemsOf(edited);
        if (touched.isEmpty()) {
            return;
        }
        Map<UUID, Item.Context> contexts = describe.contexts(touched);
        for (Item item : touched) {
            Item.Context context = contexts.get(item.id());
            if (context != null) {
                outbox.append(item.changed(context));
            }
        }
    }
}
