package org.carrel.catalog.itemsearch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.Availability;

/**
 * An item in a list of those found.
 *
 * @param position where it stands in the order asked for
 * @param title what it is
 * @param label what is written on it
 * @param place where it is now
 * @param types codes of what it is and how it is lent
 * @param state what can be done with it
 */
public record FoundItem(ItemSearch.Position position, Title title, Label label, Place place, Types types, State state) {

    public UUID id() {
        return position.itemId();
    }

    /** The title that an item is a copy of. */
    public record Title(
            UUID recordId, String title, @Nullable String author) {}

    /** What is written on an item. */
    public record Label(
            @Nullable String barcode,
            @Nullable String callNumber,
            @Nullable String volume,
            @Nullable String copyNumber,
            @Nullable String accessionNumber) {}

    /** A location and its branch. */
    public record Place(UUID locationId, UUID branchId) {}

    /** Codes of what an item is and how it is lent. */
    public record Types(String material, String loan) {}

    /**
     * What can be done with an item.
     *
     * @param availability as circulation told last; unknown as long as it has said nothing
     */
    public record State(
            Availability availability,
            @Nullable Instant dueAt,
            List<String> processTags,
            boolean withdrawn,
            Instant createdAt) {
        public State {
            processTags = List.copyOf(processTags);
        }
    }
}
