package org.carrel.catalog.items;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which barcodes a consortium puts on its items. */
public enum BarcodeScheme {
    /** Whatever can be scanned. */
    ANY,
    /** The 14-digit library barcode with its check digit, and nothing else. */
    CODABAR_14,
    /** Whatever can be scanned, but 14 digits are a library barcode and must be a right one. */
    CODABAR_14_IF_SHAPED;

    private static final Pattern FOURTEEN = Pattern.compile("[0-9]{14}");
    private static final Pattern ZEROS = Pattern.compile("0+");

    /** Why the scheme does not admit a barcode. */
    public sealed interface Fault {

        /** The 14th digit should be another. */
        record WrongCheckDigit(char found, char expected) implements Fault {}

        /** It should have 14 digits. */
        record WrongShape() implements Fault {}

        /** A number that begins with 2 is a patron's card. */
        record PatronCard() implements Fault {}

        /** Nothing but zeros: a printer's test label. */
        record Zeros() implements Fault {}
    }

    /** What is wrong with a barcode under this scheme, if anything. */
    public Optional<Fault> fault(Barcode barcode) {
        String text = barcode.text();
        if (ZEROS.matcher(text).matches()) {
            return Optional.of(new Fault.Zeros());
        }
        boolean fourteen = FOURTEEN.matcher(text).matches();
        return switch (this) {
            case ANY -> Optional.empty();
            case CODABAR_14 -> fourteen ? ofFourteen(text) : Optional.of(new Fault.WrongShape());
            case CODABAR_14_IF_SHAPED -> fourteen ? ofFourteen(text) : Optional.empty();
        };
    }

    private static Optional<Fault> ofFourteen(String digits) {
        if (digits.charAt(0) == '2') {
            return Optional.of(new Fault.PatronCard());
        }
        char expected = checkDigit(digits.substring(0, 13));
        return digits.charAt(13) == expected
                ? Optional.empty()
                : Optional.of(new Fault.WrongCheckDigit(digits.charAt(13), expected));
    }

    /** The check digit of 13 digits: every second one doubled from the first, digit sums added, filled up to ten. */
    public static char checkDigit(String thirteen) {
        int sum = 0;
        for (int index = 0; index < thirteen.length(); index++) {
            int digit = thirteen.charAt(index) - '0';
            int weighted = index % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
