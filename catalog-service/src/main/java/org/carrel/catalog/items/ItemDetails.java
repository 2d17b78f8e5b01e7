package org.carrel.catalog.items;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.ItemHandling;
import org.carrel.events.MoneyAmount;

/**
 * What is known of an item beyond what every item has.
 *
 * @param affixes what stands before and behind its call number
 * @param chronology the time that the volume or part covers
 * @param physical the thing in the hand
 * @param notes what people are told of it
 * @param acquisition how it came
 * @param temporary where it is and how it is lent for a while; null if as always
 * @param statisticalCodes what it counts under
 * @param uri where its content or its package leaflet is to be had on the Web
 */
public record ItemDetails(
        Affixes affixes,
        @Nullable String chronology,
        Physical physical,
        Notes notes,
        Acquisition acquisition,
        @Nullable Temporary temporary,
        Set<String> statisticalCodes,
        @Nullable String uri) {

    /** Nothing beyond. */
    public static final ItemDetails NONE = new ItemDetails(
            new Affixes(null, null),
            null,
            new Physical(null, new Pieces(null, null, null), false, null),
            new Notes(null, null, null),
            new Acquisition(null, null, null),
            null,
            Set.of(),
            null);

    public ItemDetails {
        statisticalCodes = Set.copyOf(statisticalCodes);
    }

    /** What desks look at whenever it is in hand; null if there is nothing. */
    public @Nullable ItemHandling handling() {
        Pieces pieces = physical.pieces();
        boolean nothing = notes.atCheckIn() == null
                && pieces.total() == null
                && pieces.missing() == null
                && pieces.note() == null;
        return nothing ? null : new ItemHandling(notes.atCheckIn(), pieces.total(), pieces.missing(), pieces.note());
    }

    /**
     * What stands around a call number on the label. It does not move the item on the shelf.
     *
     * @param prefix such as REF or FOLIO
     * @param suffix such as a branch's mark
     */
    public record Affixes(@Nullable String prefix, @Nullable String suffix) {}

    /**
     * The thing in the hand.
     *
     * @param condition code of its condition
     * @param pieces what must be there when it comes back
     * @param magnetic whether it holds magnetic media, which a desensitiser would wipe
     * @param security how it is secured
     */
    public record Physical(
            @Nullable String condition,
            Pieces pieces,
            boolean magnetic,
            @Nullable String security) {}

    /**
     * Loose pieces.
     *
     * @param total how many there are; null if it is one thing
     * @param missing how many of them are missing
     * @param note what they are
     */
    public record Pieces(
            @Nullable Integer total,
            @Nullable Integer missing,
            @Nullable String note) {}

    /**
     * What people are told of it.
     *
     * @param forPublic everyone
     * @param forStaff staff who look it up
     * @param atCheckIn staff at the desk, each time it comes back
     */
    public record Notes(
            @Nullable String forPublic,
            @Nullable String forStaff,
            @Nullable String atCheckIn) {}

    /**
     * How it came.
     *
     * @param on when
     * @param price what was paid
     * @param provenance from whom, and who had it before
     */
    public record Acquisition(
            @Nullable LocalDate on,
            @Nullable MoneyAmount price,
            @Nullable String provenance) {}

    /**
     * Where it is and how it is lent for a while.
     *
     * @param locationId another shelving location; null for its own
     * @param loanType another loan type; null for its own
     * @param until the last day; null until somebody ends it
     */
    public record Temporary(
            @Nullable UUID locationId,
            @Nullable String loanType,
            @Nullable LocalDate until) {

        public Temporary {
            if (locationId == null && loanType == null) {
                throw new IllegalArgumentException("a temporary state has a location or a loan type");
            }
        }
    }
}
