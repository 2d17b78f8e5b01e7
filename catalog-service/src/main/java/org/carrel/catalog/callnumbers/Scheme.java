package org.carrel.catalog.callnumbers;

import java.util.regex.Pattern;

/** How a call number is made up. */
public enum Scheme {
    /** Library of Congress Classification. */
    LC,
    /** Dewey Decimal Classification. */
    DEWEY,
    /** Anything else: accession numbers, local schemes, words. */
    OTHER;

    private static final Pattern DEWEY_LIKE = Pattern.compile("[0-9]{3}(\\.[0-9]+)?([\\s/].*)?");
    private static final Pattern LC_LIKE =
            Pattern.compile("[A-Z]{1,3}\\s?[0-9]{1,4}(\\.[0-9]+)?\\s?\\.?\\s?[A-Z][0-9].*");

    /** The scheme that a call number looks like, for those who do not say. */
    public static Scheme guess(String callNumber) {
        String text = callNumber.strip();
        if (DEWEY_LIKE.matcher(text).matches()) {
            return DEWEY;
        }
        return LC_LIKE.matcher(text).matches() ? LC : OTHER;
    }
}
