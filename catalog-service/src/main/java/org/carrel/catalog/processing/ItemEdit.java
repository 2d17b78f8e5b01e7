package org.carrel.catalog.processing;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.ItemDescription;
import org.carrel.events.MoneyAmount;
import org.carrel.events.ProcessTag;

/** What those who handle an item change of its description. */
@FunctionalInterface
public interface ItemEdit {

    /** The description after it. */
    ItemDescription of(ItemDescription before);

    /** This, and then another. */
    default ItemEdit then(ItemEdit next) {
        return before -> next.of(of(before));
    }

    /** Work begins that keeps it off the shelf. */
    static ItemEdit tag(ProcessTag tag) {
        return before -> {
            Set<ProcessTag> tags = EnumSet.of(tag);
            tags.addAll(before.processTags());
            return changed(before, before.barcode(), before.locationId(), before.price(), tags);
        };
    }

    /** That work is over. */
    static ItemEdit untag(ProcessTag tag) {
        return before -> {
            var tags = EnumSet.noneOf(ProcessTag.class);
            tags.addAll(before.processTags());
            tags.remove(tag);
            return changed(before, before.barcode(), before.locationId(), before.price(), tags);
        };
    }

    /** It gets a label and a price; what is null stays as it was. */
    static ItemEdit label(@Nullable Barcode barcode, @Nullable MoneyAmount price) {
        return before -> changed(
                before,
                barcode == null ? before.barcode() : barcode,
                before.locationId(),
                price == null ? before.price() : price,
                before.processTags());
    }

    /** It goes to another shelving location. */
    static ItemEdit move(UUID locationId) {
        return before -> changed(before, before.barcode(), locationId, before.price(), before.processTags());
    }

    private static ItemDescription changed(
            ItemDescription before,
            @Nullable Barcode barcode,
            UUID locationId,
            @Nullable MoneyAmount price,
            Set<ProcessTag> tags) {
        return new ItemDescription(
                before.recordId(),
                barcode,
                locationId,
                before.types(),
                before.callNumber(),
                before.part(),
                price,
                tags,
                before.withdrawn(),
                before.details());
    }
}
