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
        boolean withdrawn) {

    public ItemDescription {
        processTags = Set.copyOf(processTags);
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
}
