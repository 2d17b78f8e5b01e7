package org.carrel.ill.partners;

import java.util.Locale;

/**
 * What a library is known by: an identifier and who issues it. Two symbols that differ in case only are the same.
 *
 * @param authority who issues the identifier, such as {@code ISIL}
 * @param value the identifier, such as {@code DK-710100}
 */
public record Symbol(String authority, String value) {

    /** The authority of international library identifiers, ISO 15511. */
    public static final String ISIL = "ISIL";

    public Symbol {
        if (!isWellFormed(authority, value)) {
            throw new IllegalArgumentException("not a library symbol");
        }
        authority = authority.toUpperCase(Locale.ROOT);
    }

    /** Whether the two parts make a symbol; an ISIL has a prefix, a hyphen and at most sixteen characters. */
    public static boolean isWellFormed(String authority, String value) {
        if (!authority.matches("[A-Za-z][A-Za-z0-9.-]{0,29}") || !value.matches("[\\x21-\\x7e]{1,60}")) {
            return false;
        }
        return !authority.equalsIgnoreCase(ISIL)
                || (value.matches("[A-Za-z0-9]{1,4}-[A-Za-z0-9:/-]{1,11}") && value.length() <= 16);
    }

    /** The symbol by which it is found whatever its case. */
    public String key() {
        return authority + ":" + value.toUpperCase(Locale.ROOT);
    }
}
