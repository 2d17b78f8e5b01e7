package org.carrel.catalog.items;

import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.events.MoneyAmount;
import org.carrel.events.ProcessTag;

/**
 * What is known of an item.
 *
 * @param recordId the title it is a copy of
 * @param barcode its label; null until labelled
 * @param locationId its permanent shelving location
 * @param types what it is and how it is lent
 * @param callNumber where it stands on the shelf
 * @param part which volume and copy it is
 * @param price replacement price
 * @param processTags work that keeps it off the shelf
 * @param withdrawn whether it has left the collection
 * @param details everything else
 */
public record ItemDescription(
        UUID recordId,
        @Nullable Barcode barcode,
        UUID locationId,
        Types types,
        @Nullable CallNumber callNumber,
        Part part,
        @Nullable MoneyAmount price,
        Set<ProcessTag> processTags,
        boolean withdrawn,
        ItemDetails details) {

    public ItemDescription {
        processTags = Set.copyOf(processTags);
    }

    /** The same, gone from the collection. */
    public ItemDescription asWithdrawn() {
        return new ItemDescription(
                recordId, barcode, locationId, types, callNumber, part, price, processTags, true, details);
    }

    /** An item of which no more is known than this. */
    public ItemDescription(
            UUID recordId,
            @Nullable Barcode barcode,
            UUID locationId,
            Types types,
            @Nullable CallNumber callNumber,
            Part part,
            @Nullable MoneyAmount price,
            Set<ProcessTag> processTags,
            boolean withdrawn) {
        this(recordId, barcode, locationId, types, callNumber, part, price, processTags, withdrawn, ItemDetails.NONE);
    }

    /**
     * Codes that rules refer to.
     *
     * @param material code of the material type
     * @param loan code of the loan type
     */
    public record Types(String material, String loan) {}

    /**
     * Which of several it is.
     *
     * @param volume designation of the volume or part
     * @param copy copy number
     */
    public record Part(@Nullable String volume, @Nullable String copy) {}

    /** Where it stands now: at its temporary location if it has one. */
    public UUID presentLocationId() {
        ItemDetails.Temporary temporary = details.temporary();
        return temporary == null || temporary.locationId() == null ? locationId : temporary.locationId();
    }

    /** How it is lent now: by its temporary loan type if it has one. */
    public String presentLoanType() {
        ItemDetails.Temporary temporary = details.temporary();
        return temporary == null || temporary.loanType() == null ? types.loan() : temporary.loanType();
    }

    /** The call number with what stands before and behind it on the label; null if it has none. */
    public @Nullable String label() {
        if (callNumber == null) {
            return null;
        }
        ItemDetails.Affixes affixes = details.affixes();
        var label = new StringBuilder();
        if (affixes.prefix() != null) {
            label.append(affixes.prefix()).append(' ');
        }
        label.append(callNumber.text());
        if (affixes.suffix() != null) {
            label.append(' ').append(affixes.suffix());
        }
        return label.toString();
    }

    /** This with another value of one field; null takes the value away. */
    public ItemDescription with(ItemField field, @Nullable String value) {
        return ItemSheet.of(this).with(field, value).description();
    }
}
