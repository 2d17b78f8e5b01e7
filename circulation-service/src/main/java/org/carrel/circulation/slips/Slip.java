package org.carrel.circulation.slips;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;

/**
 * A slip.
 *
 * @param kind what it is for
 * @param at the place where it is printed: the pickup point, the owning branch, where the item was sent off, or where
 *     it was lent
 * @param to where the item goes; null if it stays, or goes to a patron
 * @param patron for whom; null for an item that goes home
 * @param until until when it is kept; null if that does not matter
 * @param entries the items
 */
public record Slip(
        SlipKind kind,
        UUID at,
        @Nullable UUID to,
        @Nullable Bearer patron,
        @Nullable Instant until,
        List<Entry> entries) {
    public Slip {
        entries = List.copyOf(entries);
    }

    /**
     * For whom a slip is.
     *
     * @param patronId the patron
     * @param code the last signs of their card, by which staff find the slip and nobody else knows them
     */
    public record Bearer(UUID patronId, String code) {}

    /**
     * An item on a slip.
     *
     * @param subjectId the request, item or loan that it was asked for by
     * @param label what is on the item
     * @param shelf where it belongs
     * @param dueAt when it is due; null if it is not lent
     */
    public record Entry(
            UUID subjectId,
            Item.Label label,
            Item.Shelf shelf,
            @Nullable Instant dueAt) {}
}
