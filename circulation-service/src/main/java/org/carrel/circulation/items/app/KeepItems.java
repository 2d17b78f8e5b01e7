package org.carrel.circulation.items.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.carrel.circulation.items.FirstSeen;
import org.carrel.circulation.items.Items;
import org.carrel.events.ItemChanged;
import org.carrel.events.ItemEvent;
import org.carrel.events.ItemRemoved;
import org.carrel.events.TitleChanged;
import org.carrel.events.TitleEvent;
import org.carrel.events.TitleRemoved;

/** Takes over what the catalogue tells of items and titles, and gives every new item a place to stand. */
@ApplicationScoped
public class KeepItems {
    private final Items items;
    private final FirstSeen firstSeen;

    KeepItems(Items items, FirstSeen firstSeen) {
        this.items = items;
        this.firstSeen = firstSeen;
    }

    @Transactional
    public void project(ItemEvent event) {
        switch (event) {
            case ItemChanged changed -> {
                if (items.put(changed)) {
                    items.find(changed.itemId()).ifPresent(firstSeen::described);
                }
            }
            case ItemRemoved(var id, var version) -> {
                items.removeItem(id, version);
                firstSeen.gone(id);
            }
        }
    }

    @Transactional
    public void project(TitleEvent event) {
        switch (event) {
            case TitleChanged changed -> items.put(changed);
            case TitleRemoved(var id, var version) -> items.removeTitle(id, version);
        }
    }
}
