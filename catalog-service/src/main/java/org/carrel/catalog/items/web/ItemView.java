package org.carrel.catalog.items.web;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemDescription;
import org.carrel.events.ProcessTag;

/** An item as staff see it. */
@Schema(name = "Item", description = "An item as described; whether it is on loan is circulation's to say.")
record ItemView(
        UUID id,
        @Schema(description = "The number in the ETag.") long version,
        UUID recordId,
        String title,
        @Schema(nullable = true) @Nullable String author,
        @Schema(nullable = true) @Nullable String barcode,
        UUID locationId,
        UUID branchId,
        String materialType,
        String loanType,
        @Schema(nullable = true) @Nullable String callNumber,
        @Schema(nullable = true) @Nullable Scheme callNumberScheme,
        @Schema(nullable = true) @Nullable String volume,
        @Schema(nullable = true) @Nullable String copyNumber,
        @Schema(nullable = true) @Nullable MoneyView price,
        List<ProcessTag> processTags,
        boolean withdrawn) {

    static ItemView of(Item item, Item.Context context) {
        ItemDescription description = item.description();
        var barcode = description.barcode();
        var callNumber = description.callNumber();
        var price = description.price();
        return new ItemView(
                item.id(),
                item.version(),
                description.recordId(),
                context.title(),
                context.author(),
                barcode == null ? null : barcode.text(),
                description.locationId(),
                context.branchId(),
                description.types().material(),
                description.types().loan(),
                callNumber == null ? null : callNumber.text(),
                callNumber == null ? null : callNumber.scheme(),
                description.part().volume(),
                description.part().copy(),
                price == null ? null : MoneyView.of(price),
                description.processTags().stream().sorted().toList(),
                description.withdrawn());
    }
}
