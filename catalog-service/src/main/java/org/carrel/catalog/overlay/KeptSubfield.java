package org.carrel.catalog.overlay;

import java.util.regex.Pattern;

/**
 * A subfield of the catalogue that survives in a field that arrives, if the field says the same otherwise: the link of
 * a heading to its authority, for instance.
 *
 * @param tag three characters, {@code X} for any
 * @param subfield its code
 */
public record KeptSubfield(String tag, String subfield) {

    private static final Pattern CODE = Pattern.compile("[0-9a-z]");

    public KeptSubfield {
        FieldPattern.tag(tag);
        if (subfield == null || !CODE.matcher(subfield).matches()) {
            throw new IllegalArgumentException("a subfield is named by a letter or digit: " + subfield);
        }
    }
}
