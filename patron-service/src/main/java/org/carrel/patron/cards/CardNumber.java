package org.carrel.patron.cards;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is encoded on a library card. Numbers of other systems are welcome as they are; one that looks like a 14-digit
 * patron barcode must carry its check digit, for then a wrong one is a slip of the finger.
 *
 * @param value 3 to 32 capital letters, digits, and {@code - . $ / +}
 */
public record CardNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9$./+-]{3,32}");
    private static final Pattern PATRON_BARCODE = Pattern.compile("2[0-9]{13}");

    /** What is wrong with a text that was meant as a card number. */
    public enum Fault {
        /** Too short, too long, or with characters that no card carries. */
        SHAPE,
        /** A 14-digit patron barcode whose last digit does not fit. */
        CHECK_DIGIT
    }

    public CardNumber {
        fault(value).ifPresent(fault -> {
            throw new IllegalArgumentException("not a card number: " + fault);
        });
    }

    /** The number as cards are compared: spaces dropped, letters in capitals. */
    public static String normalise(String typed) {
        return typed.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
    }

    /** What is wrong with a normalised number, if anything. */
    public static Optional<Fault> fault(String normalised) {
        if (!SHAPE.matcher(normalised).matches()) {
            return Optional.of(Fault.SHAPE);
        }
        if (PATRON_BARCODE.matcher(normalised).matches() && !CodabarCheck.holds(normalised)) {
            return Optional.of(Fault.CHECK_DIGIT);
        }
        return Optional.empty();
    }
}
