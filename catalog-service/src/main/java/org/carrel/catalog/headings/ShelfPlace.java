package org.carrel.catalog.headings;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.callnumbers.Scheme;

/** Where on the shelf a class, a call number or the beginning of one has its place. */
public final class ShelfPlace {

    private static final Pattern LETTERS = Pattern.compile("[A-Z]{1,3}");
    private static final Pattern CLASS = Pattern.compile("[A-Z]{1,3}\\s?[0-9].*");

    private ShelfPlace() {}

    /**
     * The shelving key of a text.
     *
     * @param scheme its scheme; what it looks like if null
     */
    public static String key(String text, @Nullable String scheme) {
        if (scheme == null && LETTERS.matcher(plain(text)).matches()) {
            return plain(text);
        }
        return number(text, scheme == null ? null : Scheme.valueOf(scheme)).shelvingKey();
    }

    /** A call number that somebody types: of the scheme that it says, or else looks like. */
    public static CallNumber number(String text, @Nullable Scheme scheme) {
        return new CallNumber(text.strip(), scheme == null ? guessed(plain(text)) : scheme);
    }

    /** A class alone has no cutter, by which a call number of the Library of Congress is told. */
    private static Scheme guessed(String text) {
        Scheme guess = Scheme.guess(text);
        return guess == Scheme.OTHER && CLASS.matcher(text).matches() ? Scheme.LC : guess;
    }

    private static String plain(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}
