package org.carrel.catalog.records;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An International Standard Serial Number whose check digit is right.
 *
 * @param text its usual form, {@code NNNN-NNNC}
 */
public record Issn(String text) {

    private static final Pattern SHAPE = Pattern.compile("(?<![0-9])([0-9]{4})[\\s\\p{Pd}]?([0-9]{3}[0-9Xx])(?![0-9])");

    /** Reads an ISSN with or without its hyphen. */
    public static Optional<Issn> parse(String given) {
        Matcher shape = SHAPE.matcher(given);
        if (!shape.find()) {
            return Optional.empty();
        }
        String digits = (shape.group(1) + shape.group(2)).toUpperCase(Locale.ROOT);
        int sum = 0;
        for (int index = 0; index < 7; index++) {
            sum += (8 - index) * (digits.charAt(index) - '0');
        }
        int check = (11 - sum % 11) % 11;
        char expected = check == 10 ? 'X' : (char) ('0' + check);
        return digits.charAt(7) == expected
                ? Optional.of(new Issn(digits.substring(0, 4) + "-" + digits.substring(4)))
                : Optional.empty();
    }
}
