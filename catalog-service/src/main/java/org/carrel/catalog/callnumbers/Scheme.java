package org.carrel.catalog.callnumbers;

import java.util.regex.Pattern;

/** How a call number is made up, and with that how it sorts. */
public enum Scheme {
    /** Library of Congress Classification. */
    LC,
    /** Dewey Decimal Classification. */
    DEWEY,
    /** National Library of Medicine Classification: QS to QZ, W and WA to WZ. */
    NLM,
    /** Superintendent of Documents numbers, filed as the Government Printing Office does: years, letters, numbers. */
    SUDOC,
    /**
     * Superintendent of Documents numbers, filed as many depositories do: behind the colon cutters, numbers, words, and
     * a year is a number like any other.
     */
    SUDOC_CUTTERS_FIRST,
    /** Universal Decimal Classification. */
    UDC,
    /** The order in which things came: accession numbers. */
    ACCESSION,
    /** Anything else: local schemes, words. */
    OTHER;

    private static final Pattern DEWEY_LIKE = Pattern.compile("[0-9]{3}(\\.[0-9]+)?([\\s/].*)?");
    private static final Pattern LC_LIKE =
            Pattern.compile("[A-Z]{1,3}\\s?[0-9]{1,4}(\\.[0-9]+)?\\s?\\.?\\s?[A-Z][0-9].*");
    private static final Pattern NLM_LIKE =
            Pattern.compile("(Q[S-Z]|W[A-Z]?)\\s?[0-9]{1,4}(\\.[0-9]+)?\\s.*[A-Z][0-9].*");
    private static final Pattern SUDOC_LIKE = Pattern.compile("[A-Z]{1,4}\\s?[0-9]{1,3}\\.[^:]*:.*");

    /** The scheme that a call number looks like, for those who do not say. */
    public static Scheme guess(String callNumber) {
        String text = callNumber.strip();
        if (DEWEY_LIKE.matcher(text).matches()) {
            return DEWEY;
        }
        if (SUDOC_LIKE.matcher(text).matches()) {
            return SUDOC;
        }
        if (NLM_LIKE.matcher(text).matches()) {
            return NLM;
        }
        return LC_LIKE.matcher(text).matches() ? LC : OTHER;
    }
}
