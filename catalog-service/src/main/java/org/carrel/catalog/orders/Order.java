package org.carrel.catalog.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.MoneyAmount;

/**
 * What a vendor was asked for.
 *
 * @param number what is written on letters
 * @param placed by whom and when
 * @param closedAt since when nothing more is expected
 */
public record Order(
        UUID id,
        String number,
        UUID vendorId,
        @Nullable String reference,
        @Nullable String note,
        Placed placed,
        @Nullable Instant closedAt) {

    /** By whom it was placed, and when. */
    public record Placed(String by, Instant at) {}

    /**
     * One title of it.
     *
     * @param recordMade whether the brief record was made for this line
     * @param price price of one copy
     * @param fund what it is paid from
     */
    public record Line(
            UUID id,
            UUID orderId,
            int number,
            UUID recordId,
            boolean recordMade,
            String title,
            @Nullable MoneyAmount price,
            @Nullable String fund,
            @Nullable String note) {}

    /**
     * What is asked of a vendor.
     *
     * @param vendorId the vendor
     * @param reference the vendor's own number
     * @param lines the titles
     */
    public record Wanted(
            UUID vendorId,
            @Nullable String reference,
            @Nullable String note,
            List<WantedLine> lines) {
        public Wanted {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A title that is wanted.
     *
     * @param recordId the record that is there already; null to make a brief one
     * @param brief what is known of the title
     * @param visible whether the public sees a brief record, as being on order
     * @param types codes of material and loan type
     * @param cost what it costs
     * @param copies how many, and where
     */
    public record WantedLine(
            @Nullable UUID recordId,
            BriefTitle brief,
            boolean visible,
            Types types,
            Cost cost,
            @Nullable String note,
            List<Copies> copies) {
        public WantedLine {
            copies = List.copyOf(copies);
        }
    }

    /** Codes that items get. */
    public record Types(String material, String loan) {}

    /** What a copy costs, and what it is paid from. */
    public record Cost(
            @Nullable MoneyAmount price, @Nullable String fund) {}

    /** How many copies a location gets. */
    public record Copies(UUID locationId, int quantity) {}

    /** What has been spent and what is bound, by fund and currency. */
    public record Spending(@Nullable String fund, String currency, long boundMinor, long spentMinor, long copies) {}
}
