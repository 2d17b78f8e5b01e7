package org.carrel.circulation.availability.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.availability.ItemHistory;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.Standings;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.Items;

/** Looks an item up, with where it stands. */
@ApplicationScoped
public class FindItem {
    private final Items items;
    private final Standings standings;
    private final ItemHistory history;

    FindItem(Items items, Standings standings, ItemHistory history) {
        this.items = items;
        this.standings = standings;
        this.history = history;
    }

    /**
     * @param item what it is
     * @param standing where it stands
     * @param requestsWaiting open requests that concern it
     */
    public record Found(Item item, Standing standing, int requestsWaiting) {}

    public Optional<Found> byId(UUID itemId) {
        return items.find(itemId).flatMap(this::found);
    }

    public Optional<Found> byBarcode(String barcode) {
        return items.findByBarcode(barcode).flatMap(this::found);
    }

    private Optional<Found> found(Item item) {
        return standings
                .find(item.id())
                .map(standing -> new Found(item, standing, history.waiting(item.id(), item.recordId())));
    }

    /** The changes of an item's availability, the newest first, before a version. */
    public List<ItemHistory.Entry> history(UUID itemId, long before, int limit) {
        return history.of(itemId, before, limit);
    }
}
