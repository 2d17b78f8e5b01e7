package org.carrel.patron.cards;

/**
 * The modulus 10 check digit of library barcodes in Codabar: the first digit and every second one after it are doubled,
 * nines cast out, and the check digit fills the sum up to a multiple of ten.
 */
final class CodabarCheck {

    private CodabarCheck() {}

    /** The digit that belongs after these digits. */
    static int digitFor(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 10);
            if (digit < 0) {
                throw new IllegalArgumentException("only digits carry a check digit");
            }
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }

    /** Whether the last digit is the check digit of those before it. */
    static boolean holds(String digits) {
        int last = digits.length() - 1;
        return digitFor(digits.substring(0, last)) == Character.digit(digits.charAt(last), 10);
    }
}
