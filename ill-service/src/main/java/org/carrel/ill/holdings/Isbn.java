package org.carrel.ill.holdings;

import java.util.Optional;

/**
 * An International Standard Book Number in its 13-digit form, checked.
 *
 * @param value thirteen digits
 */
public record Isbn(String value) {

    public Isbn {
        if (!value.matches("97[89]\\d{10}") || checkDigit13(value) != value.charAt(12)) {
            throw new IllegalArgumentException("not an ISBN-13");
        }
    }

    /** Reads an ISBN of ten or thirteen digits as people write it, with or without hyphens; empty if it is none. */
    public static Optional<Isbn> parse(String text) {
        String bare = text.replaceAll("[\\s\\-\\u2010-\\u2015]", "").toUpperCase(java.util.Locale.ROOT);
        if (bare.matches("\\d{9}[\\dX]") && checkDigit10(bare) == bare.charAt(9)) {
            String body = "978" + bare.substring(0, 9);
            return Optional.of(new Isbn(body + checkDigit13(body)));
        }
        if (bare.matches("97[89]\\d{10}") && checkDigit13(bare) == bare.charAt(12)) {
            return Optional.of(new Isbn(bare));
        }
        return Optional.empty();
    }

    private static char checkDigit10(String digits) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (digits.charAt(i) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }

    private static char checkDigit13(String digits) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (i % 2 == 0 ? 1 : 3) * (digits.charAt(i) - '0');
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
