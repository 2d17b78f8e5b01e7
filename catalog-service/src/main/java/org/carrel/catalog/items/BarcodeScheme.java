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
    CODABAR_14_IF_SHAPED,
    /** What Code 39 can print: digits, capital letters and seven signs. */
    CODE_39,
    /** As {@link #CODE_39}, the last character being the check character. */
    CODE_39_MOD_43,
    /** What Code 128 can print. Its check character is the printer's and the scanner's, and not part of the text. */
    CODE_128,
    /** The 13 digits of an EAN with its check digit. */
    EAN_13;

    private static final Pattern FOURTEEN = Pattern.compile("[0-9]{14}");
    private static final Pattern THIRTEEN = Pattern.compile("[0-9]{13}");
    private static final Pattern CODE_39_TEXT = Pattern.compile("[0-9A-Z.$/+%-]+");
    private static final Pattern ZEROS = Pattern.compile("0+");

    /** Why the scheme does not admit a barcode. */
    public sealed interface Fault {

        /** The last character should be another. */
        record WrongCheckDigit(char found, char expected) implements Fault {}

        /** It should look otherwise. */
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
            case ANY, CODE_128 -> Optional.empty();
            case CODABAR_14 -> fourteen ? ofFourteen(text) : Optional.of(new Fault.WrongShape());
            case CODABAR_14_IF_SHAPED -> fourteen ? ofFourteen(text) : Optional.empty();
            case CODE_39 ->
                CODE_39_TEXT.matcher(text).matches() ? Optional.empty() : Optional.of(new Fault.WrongShape());
            case CODE_39_MOD_43 ->
                CODE_39_TEXT.matcher(text).matches() && text.length() > 1
                        ? checked(text, CheckDigit.CODE_39_MOD_43)
                        : Optional.of(new Fault.WrongShape());
            case EAN_13 ->
                THIRTEEN.matcher(text).matches()
                        ? checked(text, CheckDigit.EAN_13)
                        : Optional.of(new Fault.WrongShape());
        };
    }

    private static Optional<Fault> ofFourteen(String digits) {
        return digits.charAt(0) == '2' ? Optional.of(new Fault.PatronCard()) : checked(digits, CheckDigit.CODABAR_14);
    }

    private static Optional<Fault> checked(String text, CheckDigit rule) {
        int last = text.length() - 1;
        char expected = rule.of(text.substring(0, last));
        return text.charAt(last) == expected
                ? Optional.empty()
                : Optional.of(new Fault.WrongCheckDigit(text.charAt(last), expected));
    }

    /** The check digit of the first 13 digits of a library barcode. */
    public static char checkDigit(String thirteen) {
        return CheckDigit.CODABAR_14.of(thirteen);
    }
}
