package org.carrel.events;

import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An item exists and is now described as told here.
 *
 * @param itemId the item
 * @param version see {@link CarrelEvent#version()}
 * @param recordId its bibliographic record
 * @param barcode its barcode, unique among live items; null until labelled
 * @param title display title of its record
 * @param author main author of its record
 * @param callNumber call number as on the spine label
 * @param shelvingKey key that sorts as the shelf does, compared as bytes
 * @param locationId its permanent shelving location
 * @param branchId the branch that owns it
 * @param materialType code of the material type, such as book or dvd
 * @param loanType code of the loan type, such as normal or reference
 * @param price replacement price
 * @param processTags processes that keep it off the shelf
 * @param withdrawn whether it has left the collection
 * @param handling what to look at whenever it is in hand
 * @param volume which volume or part of its title it is, as on the label; absent if the title has but one
 */
public record ItemChanged(
        UUID itemId,
        long version,
        UUID recordId,
        @Nullable String barcode,
        String title,
        @Nullable String author,
        @Nullable String callNumber,
        @Nullable String shelvingKey,
        UUID locationId,
        UUID branchId,
        String materialType,
        String loanType,
        @Nullable MoneyAmount price,
        Set<ProcessTag> processTags,
        boolean withdrawn,
        @Nullable ItemHandling handling,
        @Nullable String volume)
        implements ItemEvent {

    public ItemChanged {
        processTags = Set.copyOf(processTags);
    }

    /** An item of a title with one volume, with which nothing is to be looked at. */
    public ItemChanged(
            UUID itemId,
            long version,
            UUID recordId,
            @Nullable String barcode,
            String title,
            @Nullable String author,
            @Nullable String callNumber,
            @Nullable String shelvingKey,
            UUID locationId,
            UUID branchId,
            String materialType,
            String loanType,
            @Nullable MoneyAmount price,
            Set<ProcessTag> processTags,
            boolean withdrawn) {
        this(
                itemId,
                version,
                recordId,
                barcode,
                title,
                author,
                callNumber,
                shelvingKey,
                locationId,
                branchId,
                materialType,
                loanType,
                price,
                processTags,
                withdrawn,
                null,
                null);
    }

    @Override
    public UUID aggregateId() {
        return itemId;
    }
}
