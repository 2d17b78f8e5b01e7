package org.carrel.catalog.items;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The edits of items, for ever. */
public interface ItemHistory {

    void append(List<ItemChange> changes);

    /**
     * The edits of an item, newest first.
     *
     * @param before only those of versions before this one
     */
    List<ItemChange> of(UUID itemId, @Nullable Long before, int limit);
}
