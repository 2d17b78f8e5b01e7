package org.carrel.catalog.imports;

import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How items are made of a record's local fields: one item for each field with a tag.
 *
 * @param tag the field that describes an item, such as 952, 949 or 876
 * @param holdings the field of its holdings, such as 852, if some parts stand there; linked by subfield 8, failing that
 *     the one that comes before
 * @param parts where each part of an item stands
 * @param currency currency of prices that do not name one
 */
public record ItemMapping(
        String tag,
        @Nullable String holdings,
        Map<Part, Source> parts,
        @Nullable String currency) {

    private static final Pattern TAG = Pattern.compile("[0-9]{3}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** A part of an item. */
    public enum Part {
        BARCODE,
        CALL_NUMBER,
        /** Code of a shelving location. */
        LOCATION,
        LOAN_TYPE,
        MATERIAL_TYPE,
        PRICE,
        COPY,
        VOLUME
    }

    /**
     * Where a part stands.
     *
     * @param subfields codes of the subfields that make it up, joined by blanks; none if only {@code otherwise} counts
     * @param inHoldings whether they stand in the holdings field
     * @param codes what codes of the file mean here
     * @param otherwise what it is if nothing stands there
     */
    public record Source(
            String subfields,
            boolean inHoldings,
            Map<String, String> codes,
            @Nullable String otherwise) {

        private static final Pattern SUBFIELDS = Pattern.compile("[0-9a-z]{0,20}");
        private static final int MOST_CODES = 5_000;

        public Source {
            subfields = subfields == null ? "" : subfields;
            codes = codes == null ? Map.of() : Map.copyOf(codes);
            if (!SUBFIELDS.matcher(subfields).matches()) {
                throw new IllegalArgumentException("subfields are named by letters and digits: " + subfields);
            }
            if (codes.size() > MOST_CODES) {
                throw new IllegalArgumentException("at most " + MOST_CODES + " codes are translated");
            }
            if (subfields.isEmpty() && otherwise == null) {
                throw new IllegalArgumentException("a part stands in subfields or has a fixed value");
            }
        }
    }

    public ItemMapping {
        if (tag == null
                || !TAG.matcher(tag).matches()
                || (holdings != null && !TAG.matcher(holdings).matches())) {
            throw new IllegalArgumentException("a tag has three digits");
        }
        parts = parts == null ? Map.of() : Map.copyOf(parts);
        if (!parts.containsKey(Part.LOCATION)
                || !parts.containsKey(Part.LOAN_TYPE)
                || !parts.containsKey(Part.MATERIAL_TYPE)) {
            throw new IllegalArgumentException("an item has a LOCATION, a LOAN_TYPE and a MATERIAL_TYPE");
        }
        if (holdings == null && parts.values().stream().anyMatch(Source::inHoldings)) {
            throw new IllegalArgumentException("parts stand in a holdings field that is not named");
        }
        if (currency != null && !CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("a currency is named by three capital letters: " + currency);
        }
    }
}
