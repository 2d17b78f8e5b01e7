package org.carrel.circulation.items.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.arc.All;

import org.carrel.circulation.items.FirstSeen;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.Items;
import org.carrel.circulation.items.TitleFollower;
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
    private final List<TitleFollower> followers;

    KeepItems(Items items, FirstSeen firstSeen, @All List<TitleFollower> followers) {
        this.items = items;
        this.firstSeen = firstSeen;
        this.followers = followers;
    }

    @Transactional
    public void project(ItemEvent event) {
        switch (event) {
            case ItemChanged changed -> {
                Optional<Item> before = items.find(changed.itemId());
                if (items.put(changed)) {
                    items.find(changed.itemId()).ifPresent(item -> {
                        firstSeen.described(item, before.orElse(null));
                        before.map(Item::recordId)
                                .filter(from -> !from.equals(item.recordId()))
                                .ifPresent(from -> follow(item, from));
                    });
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
            case TitleRemoved(var id, var version, var mergedInto) -> {
                if (items.removeTitle(id, version, mergedInto)) {
                    followMerge(id);
                }
            }
        }
    }

    /** Until its last item had left it, a merged title could still be asked for. */
    private void follow(Item item, UUID from) {
        followers.forEach(follower -> follower.moved(item, from));
        followMerge(from);
    }

    private void followMerge(UUID recordId) {
        items.survivorOf(recordId)
                .ifPresent(survivor -> followers.forEach(follower -> follower.merged(recordId, survivor)));
    }
}
