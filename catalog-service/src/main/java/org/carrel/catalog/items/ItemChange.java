package org.carrel.catalog.items;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One edit of an item. Written once.
 *
 * @param itemId the item
 * @param version the version that came of it
 * @param at when
 * @param editor who, and by which way
 * @param fields what became of which field
 */
public record ItemChange(UUID itemId, long version, Instant at, By editor, List<ItemSheet.FieldChange> fields) {

    public ItemChange {
        fields = List.copyOf(fields);
    }

    /** Who edited, and by which way. */
    public record By(
            String actor, Editor.Origin origin, @Nullable UUID batchId) {}
}
