package org.carrel.circulation.items;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.ItemHandling;
import org.carrel.events.ProcessTag;

/**
 * An item, as catalog-service described it last.
 *
 * @param id the item
 * @param recordId its bibliographic record
 * @param label what is on its outside
 * @param shelf where it belongs
 * @param materialType code of the material type
 * @param loanType code of the loan type
 * @param processTags work that keeps it from being lent
 * @param withdrawn whether it has left the collection
 * @param handling what to look at whenever it is in hand; null if there is nothing
 * @param addedAt since when it is known; null if it has been there for longer than anyone noted
 */
public record Item(
        UUID id,
        UUID recordId,
        Label label,
        Shelf shelf,
        String materialType,
        String loanType,
        Set<ProcessTag> processTags,
        boolean withdrawn,
        @Nullable ItemHandling handling,
        @Nullable Instant addedAt) {

    public Item {
        processTags = Set.copyOf(processTags);
    }

    /** An item with which nothing is to be looked at. */
    public Item(
            UUID id,
            UUID recordId,
            Label label,
            Shelf shelf,
            String materialType,
            String loanType,
            Set<ProcessTag> processTags,
            boolean withdrawn) {
        this(id, recordId, label, shelf, materialType, loanType, processTags, withdrawn, null, null);
    }

    /**
     * What is on the outside of an item.
     *
     * @param barcode its barcode; null until labelled
     * @param title display title of its record
     * @param author main author of its record
     * @param volume which volume or part of its title it is; null if the title has but one
     */
    public record Label(
            @Nullable String barcode,
            String title,
            @Nullable String author,
            @Nullable String volume) {

        /** What is on the outside of the only volume of a title. */
        public Label(@Nullable String barcode, String title, @Nullable String author) {
            this(barcode, title, author, null);
        }
    }

    /**
     * Where an item belongs.
     *
     * @param branchId the branch that owns it
     * @param locationId its shelving location
     * @param callNumber call number as on the spine
     * @param shelvingKey key that sorts as the shelf does
     */
    public record Shelf(
            UUID branchId,
            UUID locationId,
            @Nullable String callNumber,
            @Nullable String shelvingKey) {}

    /** Whether it is a volume or part, however the cataloguers spaced and capitalised its number. */
    public boolean isVolume(String volume) {
        return label.volume() != null && plain(label.volume()).equals(plain(volume));
    }

    private static String plain(String volume) {
        return volume.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
