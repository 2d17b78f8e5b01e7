package org.carrel.catalog.bulkedit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.carrel.catalog.items.ItemDescription;
import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.items.ItemSheet;
import org.carrel.catalog.items.ItemSheet.FieldChange;

/**
 * What a bulk edit makes of one item.
 *
 * @param wanted what it is to be
 * @param reasons what of the edit is left undone, and why
 */
public record Applied(ItemDescription wanted, List<ItemReason> reasons) {

    public Applied {
        reasons = List.copyOf(reasons);
    }

    /** Does operations, one after the other; an item on which one cannot be done stays as it is. */
    public static Applied forward(List<Operation> operations, ItemDescription before) {
        ItemSheet sheet = ItemSheet.of(before);
        ItemDescription wanted = before;
        for (Operation operation : operations) {
            sheet = operation.apply(sheet);
            try {
                wanted = sheet.description();
            } catch (IllegalArgumentException _) {
                String value = Objects.requireNonNullElse(sheet.value(operation.field()), "");
                return new Applied(before, List.of(new ItemReason.MalformedValue(operation.field(), value)));
            }
        }
        return new Applied(wanted, List.of());
    }

    /**
     * Takes changes back. A field that somebody has changed since keeps its value, and is told.
     *
     * @param done what was changed then
     */
    public static Applied back(List<FieldChange> done, ItemDescription now) {
        ItemSheet sheet = ItemSheet.of(now);
        ItemSheet before = sheet;
        var left = new ArrayList<ItemReason>();
        for (FieldChange change : done) {
            String held = before.value(change.field());
            if (Objects.equals(held, change.to())) {
                sheet = sheet.with(change.field(), change.from());
            } else if (!Objects.equals(held, change.from())) {
                left.add(new ItemReason.ChangedSince(change.field(), Objects.requireNonNullElse(held, "")));
            }
        }
        return new Applied(sheet.description(), left);
    }
}
