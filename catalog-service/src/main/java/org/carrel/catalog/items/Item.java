package org.carrel.catalog.items;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.ItemChanged;

/** An item, in one version. */
public record Item(UUID id, long version, ItemDescription description) {

    /** What an item repeats of its record and its place. */
    public record Context(String title, @Nullable String author, UUID branchId) {}

    /** The event that tells others of it. */
    public ItemChanged changed(Context context) {
        var barcode = description.barcode();
        var callNumber = description.callNumber();
        return new ItemChanged(
                id,
                version,
                description.recordId(),
                barcode == null ? null : barcode.text(),
                context.title(),
                context.author(),
                callNumber == null ? null : callNumber.text(),
                callNumber == null ? null : callNumber.shelvingKey(),
                description.locationId(),
                context.branchId(),
                description.types().material(),
                description.types().loan(),
                description.price(),
                description.processTags(),
                description.withdrawn());
    }
}
