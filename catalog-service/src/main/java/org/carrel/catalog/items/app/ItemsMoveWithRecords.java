package org.carrel.catalog.items.app;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.changes.ChangeLog;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.records.RecordFollower;
import org.carrel.platform.outbox.Outbox;

/** When two records become one, the items of both are items of that one. */
@ApplicationScoped
class ItemsMoveWithRecords implements RecordFollower {

    private final Items items;
    private final DescribeItems describe;
    private final ChangeLog changes;
    private final Outbox outbox;

    ItemsMoveWithRecords(Items items, DescribeItems describe, ChangeLog changes, Outbox outbox) {
        this.items = items;
        this.describe = describe;
        this.changes = changes;
        this.outbox = outbox;
    }

    @Override
    public Set<String> lifts() {
        return Set.of("has-items");
    }

    @Override
    public Set<UUID> moveAll(UUID from, UUID to) {
        return move(from, to, null);
    }

    @Override
    public void moveBack(Collection<UUID> things, UUID from, UUID to) {
        if (!things.isEmpty()) {
            move(from, to, things);
        }
    }

    private Set<UUID> move(UUID from, UUID to, @Nullable Collection<UUID> only) {
        List<Item> moved = items.rehang(from, to, only);
        Map<UUID, Item.Context> contexts = describe.contexts(moved);
        moved.forEach(item -> outbox.append(item.changed(Objects.requireNonNull(contexts.get(item.id())))));
        changes.append(List.of(from, to));
        return moved.stream().map(Item::id).collect(Collectors.toSet());
    }
}
